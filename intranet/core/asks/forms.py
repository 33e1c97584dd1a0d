from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from ..models import Ask


class AnswerForm(forms.Form):
    """Which of the buttons was pressed, and the note where the kind of ask has one."""

    answer = forms.CharField(widget=forms.HiddenInput, error_messages={"required": _("Choose one of the answers.")})
    note = forms.CharField(label=_("Note"), max_length=500, required=False, widget=forms.Textarea(attrs={"rows": 3}))

    def __init__(self, *args: Any, ask: Ask, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["note"] = ask.note
        self.ask = ask
        self.fields["note"].help_text = str(ask.of_kind.note_help)
        if not ask.of_kind.note_help:
            del self.fields["note"]
