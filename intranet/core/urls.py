from django.urls import path

from .views import mark_seen, notice_choices, notice_list, unsubscribe

urlpatterns = [
    path("notices/", notice_list, name="notices"),
    path("notices/seen/", mark_seen, name="mark_notices_seen"),
    path("notices/mail/", notice_choices, name="notice_choices"),
    path("notices/unsubscribe/<str:token>/", unsubscribe, name="unsubscribe"),
]
