"""One way to write a value down, so that equal values have the same bytes and the same fingerprint, here and anywhere.

JSON without blanks, keys in the order of their code points, UTF-8. Texts are in NFC; a Decimal is a text without
exponent and trailing zeros; a moment is a text in UTC that ends in Z, a day one like 2026-12-31.
"""

import json
import unicodedata
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from hashlib import sha256
from typing import Any
from uuid import UUID


class NotCanonicalError(ValueError):
    """Names the place, what stands there, and what would do instead."""


def fingerprint(value: Any) -> str:
    """SHA-256 of its canonical bytes, in hexadecimal digits."""
    return sha256(canonical(value)).hexdigest()


def canonical(value: Any) -> bytes:
    """Raises NotCanonicalError for what can be written in more than one way, or in none."""
    return json.dumps(_plain(value, "value"), ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def _plain(value: Any, where: str) -> Any:
    """`where` is its place, as Python would name it."""
    match value:
        case None | bool():
            return value
        case int():
            return int(value)
        case str():
            return _text(value, where)
        case Decimal():
            return _number(value, where)
        case datetime():
            return _moment(value, where)
        case date() | UUID():
            return str(value)
        case Mapping():
            return _object(value, where)
        case list() | tuple():
            return [_plain(one, f"{where}[{number}]") for number, one in enumerate(value)]
        case float():
            raise NotCanonicalError(f"{where}: the float {value!r} is no exact number. Give a Decimal.")
        case set() | frozenset():
            raise NotCanonicalError(f"{where}: a set has no order. Give a sorted list.")
    raise NotCanonicalError(
        f"{where}: {type(value).__name__} has no canonical form. Give texts, numbers, lists, dicts."
    )


def _text(value: str, where: str) -> str:
    text = unicodedata.normalize("NFC", value)
    if any("\ud800" <= letter <= "\udfff" for letter in text):
        raise NotCanonicalError(f"{where}: half of a surrogate pair is no letter. Give a whole text.")
    return text


def _number(value: Decimal, where: str) -> str:
    if not value.is_finite():
        raise NotCanonicalError(f"{where}: {value} is no number. Give a finite Decimal.")
    text = f"{value:f}"
    text = text.rstrip("0").rstrip(".") if "." in text else text
    return "0" if text == "-0" else text


def _moment(value: datetime, where: str) -> str:
    if value.utcoffset() is None:
        raise NotCanonicalError(f"{where}: {value} is in no time zone. Give an aware datetime.")
    return value.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def _object(value: Mapping[Any, Any], where: str) -> dict[str, Any]:
    plain: dict[str, Any] = {}
    for key, one in value.items():
        if not isinstance(key, str):
            raise NotCanonicalError(f"{where}: the key {key!r} is no text. Give text.")
        name = _text(key, where)
        if name in plain:
            raise NotCanonicalError(f"{where}: the key {name!r} stands there twice, written in two ways.")
        plain[name] = _plain(one, f"{where}[{name!r}]")
    return plain
