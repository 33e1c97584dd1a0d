from collections.abc import Iterable

from django import forms
from django.db.models import Model
from django.utils.translation import gettext_lazy as _

from ..actors import Actor
from ..drafts.form_drafts import DraftOf
from ..models import Comment
from .services import CORRECTION, NEW


class CommentForm(forms.ModelForm):
    class Meta:
        model = Comment
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"text": _("Mention people by @ and their name, such as @anna.nowak: they are told.")}


def draft_of_comment(actor: Actor, subject: Model, comments: Iterable[Comment]) -> DraftOf:
    """Of a new one; `comments` are all on the subject. It has arrived when there is one more of this person."""
    return DraftOf(subject, NEW, stamp=sum(comment.author_id == actor.user.pk for comment in comments))


def draft_of_correction(comment: Comment) -> DraftOf:
    return DraftOf(comment, CORRECTION)
