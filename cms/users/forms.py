from typing import Any

from allauth.account import forms

from .account_mail import login_code


class ConfirmLoginCodeForm(forms.ConfirmLoginCodeForm):
    """The session holds what the code is derived from; nothing where no code was mailed."""

    def __init__(self, *args: Any, code: str = "", **kwargs: Any) -> None:
        super().__init__(*args, code=code and login_code(code), **kwargs)
