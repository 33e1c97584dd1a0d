from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_POST

from ..access import require
from ..actors import ActorRequest
from ..forms import show_form
from ..models import Comment
from ..visibility import find
from . import policies, services
from .forms import CommentForm, draft_of_comment, draft_of_correction


def write(request: ActorRequest, kind: str, pk: int) -> HttpResponse:
    """The object's page posts here; what is refused is shown again with the words that were typed."""
    subject = find(request.actor, kind, pk)
    require(policies.can_comment(request.actor, subject))
    form = CommentForm(request.POST or None)
    if form.is_valid():
        try:
            services.write_comment(actor=request.actor, subject=subject, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error("text", refusal)
        else:
            return redirect(f"{subject.get_absolute_url()}#comments")
    title = _("Comment on “%(object)s”") % {"object": subject}
    return show_form(
        request,
        form,
        title=title,
        button=pgettext("verb", "Comment"),
        back=subject.get_absolute_url(),
        draft=draft_of_comment(request.actor, subject, Comment.objects.on(subject)),
    )


def correct(request: ActorRequest, pk: int) -> HttpResponse:
    comment = _visible(request, pk)
    require(policies.can_correct(request.actor, comment))
    form = CommentForm(request.POST or None, initial={"text": comment.text})
    if form.is_valid():
        try:
            services.correct_comment(actor=request.actor, comment=comment, **form.cleaned_data)
        except ValidationError as refusal:
            form.add_error("text", refusal)
        else:
            return redirect(_page(comment))
    draft, title = draft_of_correction(comment), _("Correct your comment")
    return show_form(request, form, title=title, button=_("Save"), back=_page(comment), draft=draft)


@require_POST
def delete(request: ActorRequest, pk: int) -> HttpResponse:
    comment = services.delete_comment(actor=request.actor, comment=_visible(request, pk))
    messages.success(request, _("The comment is deleted."))
    return redirect(_page(comment))


def _visible(request: ActorRequest, pk: int) -> Comment:
    return get_object_or_404(Comment.objects.visible_to(request.actor), pk=pk)


def _page(comment: Comment) -> str:
    return f"{comment.subject.get_absolute_url()}#comments"  # type: ignore[union-attr]
