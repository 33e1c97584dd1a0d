from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Comment


class CommentForm(forms.ModelForm):
    class Meta:
        model = Comment
        fields = ["text"]
        widgets = {"text": forms.Textarea(attrs={"rows": 4})}
        help_texts = {"text": _("Mention people by @ and their name, such as @anna.nowak: they are told.")}
