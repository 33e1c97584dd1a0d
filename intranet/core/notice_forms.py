from typing import Any

from django import forms

from .enums import Frequency
from .notice_kinds import KINDS


class NoticeChoicesForm(forms.Form):
    """A field a kind of notices, named by its code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for kind in KINDS.values():
            self.fields[kind.code] = forms.ChoiceField(label=kind.name, choices=Frequency, initial=Frequency.AT_ONCE)
