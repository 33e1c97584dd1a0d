from django.urls import path

from .asks import guests
from .asks import views as asks
from .attachments import views as attachments
from .comments import views as comments
from .drafts import views as drafts
from .feeds import views as feeds
from .following_views import follow, followed
from .letters.views import letters
from .links import views as links
from .saved_views import views as saved_views
from .verification.views import verify
from .views import ChooseNotices, audit_log, mark_seen, notice_list, unsubscribe

urlpatterns = [
    path("log/", audit_log, name="audit_log"),
    path("letters/", letters, name="letters"),
    path("notices/", notice_list, name="notices"),
    path("notices/seen/", mark_seen, name="mark_notices_seen"),
    path("notices/mail/", ChooseNotices.as_view(), name="notice_choices"),
    path("notices/unsubscribe/<str:secret>/", unsubscribe, name="unsubscribe"),
    path("asks/<int:pk>/", asks.AnswerAsk.as_view(), name="ask"),
    path("asks/of/<str:secret>/", guests.answer, name="answer_as_guest"),
    path("asks/<int:pk>/take-back/", asks.take_back, name="take_ask_back"),
    path("feeds/", feeds.feeds, name="feeds"),
    path("feeds/<int:pk>/end/", feeds.end, name="end_feed"),
    path("feeds/<str:secret>.ics", feeds.feed, name="feed"),
    path("verify/<str:code>/", verify, name="verify"),
    path("views/", saved_views.SaveView.as_view(), name="save_view"),
    path("views/<int:pk>/delete/", saved_views.delete, name="delete_view"),
    path("following/", followed, name="followed"),
    path("on/<str:kind>/<int:pk>/follow/", follow, name="follow"),
    path("on/<str:kind>/<int:pk>/comments/", comments.CreateComment.as_view(), name="create_comment"),
    path("on/<str:kind>/<int:pk>/drafts/<slug:name>/", drafts.save, name="save_draft"),
    path("on/<str:kind>/<int:pk>/links/", links.LinkObjects.as_view(), name="link_objects"),
    path("on/<str:kind>/<int:pk>/attachments/", attachments.AttachFile.as_view(), name="attach_file"),
    path("drafts/<int:pk>/", drafts.draft, name="draft"),
    path("attachments/<int:pk>/", attachments.attachment, name="attachment"),
    path("attachments/<int:pk>/delete/", attachments.delete, name="delete_attachment"),
    path("links/<int:pk>/remove/", links.remove, name="remove_link"),
    path("comments/<int:pk>/edit/", comments.UpdateComment.as_view(), name="update_comment"),
    path("comments/<int:pk>/delete/", comments.delete, name="delete_comment"),
]
