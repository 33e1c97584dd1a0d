from django.urls import path

from .views import audit_log, mark_seen, notice_choices, notice_list, unsubscribe

urlpatterns = [
    path("log/", audit_log, name="audit_log"),
    path("notices/", notice_list, name="notices"),
    path("notices/seen/", mark_seen, name="mark_notices_seen"),
    path("notices/mail/", notice_choices, name="notice_choices"),
    path("notices/unsubscribe/<str:token>/", unsubscribe, name="unsubscribe"),
]
