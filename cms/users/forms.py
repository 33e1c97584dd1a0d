from typing import Any

from allauth.account import forms
from django.core.exceptions import ValidationError

from cms.core.log_lines import write_line

from .account_mail import login_code


class ConfirmLoginCodeForm(forms.ConfirmLoginCodeForm):
    """The session holds what the code is derived from; nothing where no code was mailed."""

    def __init__(self, *args: Any, code: str = "", **kwargs: Any) -> None:
        super().__init__(*args, code=code and login_code(code), **kwargs)

    def clean_code(self) -> str:
        try:
            return str(super().clean_code())
        except ValidationError:
            write_line("login code", "failed")
            raise
