"""Passwords that a program guesses soon, whatever characters are in them."""

import zxcvbn_pl
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from zxcvbn import zxcvbn

from .models import User


class GuessableValidator:
    """Refuses what takes fewer than some 10⁸ guesses: passwords that leaked, words and names, English and Polish, with
    what people put behind them, rows of keys, repetitions, dates.
    """

    #: Of 0 to 4, as zxcvbn counts: safe against who tries one after another at the login.
    LEAST = 3
    #: What follows is not looked at: the time that it takes grows with the square.
    LONGEST = 72

    def validate(self, password: str, user: User | None = None) -> None:
        zxcvbn_pl.register()
        own = [user.first_name, user.last_name, user.email] if user else []
        if zxcvbn(password[: self.LONGEST], user_inputs=own)["score"] < self.LEAST:
            raise ValidationError(
                _("A program would soon guess this: take several words that have nothing to do with one another.")
            )

    def get_help_text(self) -> str:
        return _("Several words that have nothing to do with one another are hard to guess.")
