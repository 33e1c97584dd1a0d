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
            return texts
        raise ValidationError("An object of texts is expected.", code="texts")
