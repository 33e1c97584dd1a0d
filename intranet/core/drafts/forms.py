from typing import Any

from django import forms
from django.core.exceptions import ValidationError


class SavedTextsForm(forms.Form):
    """What the script sends. `texts` is an object of texts in JSON."""

    texts = forms.JSONField()
    number = forms.IntegerField(min_value=0, max_value=2**31 - 2)
    based_on = forms.CharField(max_length=64)
    tab = forms.CharField(max_length=40)

    def clean_texts(self) -> dict[str, str]:
        texts: Any = self.cleaned_data["texts"]
        if isinstance(texts, dict) and all(isinstance(text, str) for text in texts.values()):
            _refuse_what_no_database_keeps("".join([*texts, *texts.values()]))
            return texts
        raise ValidationError("An object of texts is expected.", code="texts")


def _refuse_what_no_database_keeps(text: str) -> None:
    if any(letter == "\0" or "\ud800" <= letter <= "\udfff" for letter in text):
        raise ValidationError("A null character or half of a surrogate pair is no letter.", code="letters")
