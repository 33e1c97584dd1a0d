"""Texts as they can be printed."""

import re
from collections.abc import Sequence
from dataclasses import fields, is_dataclass, replace
from enum import Enum
from typing import Any, TypeVar
from unicodedata import normalize

from django.utils.functional import Promise

T = TypeVar("T")

_LINE_ENDS = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")
#: Controls, marks that turn the direction of writing, what has no width, and halves of characters.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x9f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff\ufffe\uffff]"
)


def clean(text: str) -> str:
    """Without what nobody sees and no printer knows; letters with their accents in one."""
    return normalize("NFC", _UNSEEN.sub("", _LINE_ENDS.sub("\n", text).replace("\t", " "))).strip()


def with_clean_texts(data: T) -> T:
    """The same data, however deep, with each text of it clean."""
    return _cleaned(data)


def _cleaned(data: Any) -> Any:
    match data:
        case Enum() | bytes():
            return data
        case str() | Promise():
            return clean(str(data))
        case Sequence():
            return tuple(_cleaned(one) for one in data)
        case _ if is_dataclass(data) and not isinstance(data, type):
            return replace(data, **{one.name: _cleaned(getattr(data, one.name)) for one in fields(data)})
    return data
