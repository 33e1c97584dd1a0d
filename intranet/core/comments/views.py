from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy
from django.views.decorators.http import require_POST

from ..actors import ActorRequest
from ..asking_first import asks_first
from ..drafts.form_drafts import DraftOf
from ..form_views import ServiceFormView, SubjectFormView
from ..models import Comment
from . import policies, services
from .forms import CommentForm, draft_of_comment, draft_of_correction


class CreateComment(SubjectFormView):
    """The object's page posts here; what is refused is shown again with the words that were typed."""

    form_class = CommentForm
    policy = policies.can_comment
    service = services.create_comment
    title, button = gettext_lazy("Comment on “%(object)s”"), pgettext_lazy("verb", "Comment")
    error_field = "text"

    def get_success_url(self) -> str:
        return f"{self.object.get_absolute_url()}#comments"

    @property
    def draft_of(self) -> DraftOf:
        return draft_of_comment(self.request.actor, self.object, Comment.objects.on(self.object))


class UpdateComment(ServiceFormView):
    model = Comment
    form_class = CommentForm
    policy = policies.can_correct
    service = services.update_comment
    argument = "comment"
    title, button = gettext_lazy("Correct your comment"), gettext_lazy("Save")
    error_field = "text"

    def get_success_url(self) -> str:
        return _page(self.object)

    @property
    def back(self) -> str:
        return _page(self.object)

    @property
    def draft_of(self) -> DraftOf:
        return draft_of_correction(self.object)


@require_POST
@asks_first(
    gettext_lazy("Delete the comment for good?"),
    gettext_lazy("Its words cannot be brought back. That somebody has written here stays."),
    button=pgettext_lazy("comment", "Delete"),
)
def delete(request: ActorRequest, pk: int) -> HttpResponse:
    comment = services.delete_comment(actor=request.actor, comment=_visible(request, pk))
    messages.success(request, _("The comment is deleted."))
    return redirect(_page(comment))


def _visible(request: ActorRequest, pk: int) -> Comment:
    return get_object_or_404(Comment.objects.visible_to(request.actor), pk=pk)


def _page(comment: Comment) -> str:
    return f"{comment.subject.get_absolute_url()}#comments"  # type: ignore[union-attr]
