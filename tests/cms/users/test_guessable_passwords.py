"""What a new password may be: nothing that programs try among their first hundred million."""

import pytest
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError

from cms.users.models import User

PERSON = User(email="zuzanna.zielinska@example.org", first_name="Zuzanna", last_name="Zielińska")
SAID = "A program would soon guess this"


@pytest.mark.parametrize(
    "password",
    [
        *("Password123456", "1qaz2wsx3edc4rfv", "qwertyuiop12", "abcabcabcabcabc"),
        *("słoneczko123456", "sloneczko123456", "Katarzyna1985!", "krapkowice2026", "haslohaslo123"),
        "Zielinska1234567",
    ],
)
def test_what_leaked_or_stands_in_a_dictionary_is_refused_whatever_is_put_behind_it(db, password):
    with pytest.raises(ValidationError, match=SAID):
        validate_password(password, PERSON)


@pytest.mark.parametrize("password", ["zielone-jabłka-w-maju", "correct horse battery staple", "gT7#kw9!Lq2z"])
def test_several_words_and_what_a_manager_makes_are_taken(db, password):
    validate_password(password, PERSON)


def test_long_one_costs_no_more_than_a_short_one(db):
    """It is judged by its beginning: ten thousand characters would keep a process busy for hours."""
    validate_password("zielone-jabłka-w-maju" * 500, PERSON)
