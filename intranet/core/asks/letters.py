"""What tells outsiders that they are asked, and again that they have not answered. People get notices instead."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from ..letters.kinds import LetterKind
from ..models import Ask, Letter


def _question(ask: Ask) -> str:
    return str(ask.of_kind.question(ask))


def _facts(letter: Letter) -> Mapping[str, Any]:
    secret = letter.outsider.secret_to_send()  # type: ignore[union-attr]
    return {"question": _question(letter.subject), "path": reverse("answer_as_guest", args=[secret])}  # type: ignore[arg-type]


LETTER = LetterKind(
    code="asks.asked",
    name=_("What an outsider is asked"),
    words=_question,
    template="intranet/asks/letter.txt",
    facts=_facts,
)
