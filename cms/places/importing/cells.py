"""How one cell becomes a value. Values are what JSON can hold: they are compared with what the last import wrote.

Readers raise ValueError with the reason and what would be right.
"""

import re
from collections.abc import Callable, Collection
from datetime import date
from typing import Any

from django.db.models import Choices
from django.utils.translation import gettext as _

from ..enums import Section
from .lookups import Lookups, Terms
from .report import shown

Reader = Callable[[str, Lookups], Any]


def tidy(cell: str) -> str:
    """Without line breaks and doubled spaces. Raises ValueError for characters that are no text, such as NUL."""
    text = re.sub(r"[ \t\r\n]+", " ", cell).strip()
    if any(character < " " or "\x7f" <= character < "\xa0" for character in text):
        raise ValueError(_("there are control characters in it. Type the text anew."))
    return text


def text(cell: str, lookups: Lookups) -> str:
    return cell


def degrees(cell: str, lookups: Lookups) -> float:
    if not re.fullmatch(r"-?[0-9]{1,3}([.,][0-9]{1,15})?", cell):
        raise ValueError(_("this is no number of degrees such as 50.67."))
    return float(cell.replace(",", "."))


def day(cell: str, lookups: Lookups) -> str:
    try:
        return date.fromisoformat(cell).isoformat()
    except ValueError as error:
        raise ValueError(_("this is no date such as 2026-05-31.")) from error


def one_of(choices: type[Choices]) -> Reader:
    def read(cell: str, lookups: Lookups) -> str:
        return _member(cell, [value for value in choices.values if value])

    return read


def kind(cell: str, lookups: Lookups) -> str:
    return _term(cell, lookups.kinds)


def sections(cell: str, lookups: Lookups) -> list[str]:
    return sorted({_member(word, Section.values) for word in _words(cell)})


def amenities(cell: str, lookups: Lookups) -> list[str]:
    return sorted({_term(word, lookups.amenities) for word in _words(cell)})


def audiences(cell: str, lookups: Lookups) -> list[str]:
    return sorted({_term(word, lookups.audiences) for word in _words(cell)})


def municipality(cell: str, lookups: Lookups) -> str:
    """A wrong last digit, the municipality's type, is the usual mistake."""
    if cell not in lookups.municipalities:
        near = [code for code in lookups.municipalities if code[:6] == cell[:6]]
        hints = [_("Is it %(near)s?") % {"near": near[0]}] if near else []
        reason = _("this is not a municipality's seven-digit TERYT code such as 1605033.")
        raise ValueError(" ".join([reason, *hints]))
    return cell


def county(cell: str, lookups: Lookups) -> str:
    if cell not in lookups.counties:
        raise ValueError(_("this is not a county's four-digit TERYT code such as 1605."))
    return cell


def _words(cell: str) -> list[str]:
    return [word for word in re.split(r"[\s,;|]+", cell) if word]


def _member(word: str, allowed: Collection[str]) -> str:
    if word.lower() not in allowed:
        raise ValueError(
            _("“%(word)s” is none of these: %(allowed)s.") % {"word": shown(word), "allowed": ", ".join(allowed)}
        )
    return word.lower()


def _term(word: str, terms: Terms) -> str:
    code = terms.code(word)
    if code is None:
        near = terms.near(word)
        advice = (
            _("Is it one of these: %(near)s?") % {"near": ", ".join(near)}
            if near
            else _("The admin lists the codes that are known.")
        )
        raise ValueError(" ".join([_("“%(word)s” is not known.") % {"word": shown(word)}, advice]))
    return code
