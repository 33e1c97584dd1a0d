"""What a file is: by its content, because a name can say anything."""

import re
from collections.abc import Set

import filetype
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _

from .media_types import CSV, HTML, NAMES, SVG, TEXTS, TXT

#: As much of the beginning as tells the kinds apart, and as much of a text as tells what it is.
_HEAD, _SAMPLE = 8192, 16_384
#: What a text never holds, in whichever encoding; UTF-16 is told by its first two bytes.
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_MARKUP = {HTML: re.compile(r"<(!doctype\s+html|html|head|body|script)\b", re.I), SVG: re.compile(r"<svg\b", re.I)}


def allowed_media_type_of(file: File, allowed: Set[str]) -> str:
    """Raises ValidationError, which names what is `allowed`, for anything else and for an empty file."""
    found = media_type_of(file)
    if found not in allowed:
        kinds = ", ".join(name for media_type, name in NAMES.items() if media_type in allowed)
        raise ValidationError(
            _(
                "“%(name)s” is of no kind that can be kept here. Save it as one of these: %(kinds)s. What is inside "
                "counts, not the name; a file with a password for opening is refused too."
            ),
            params={"name": file.name, "kinds": kinds},
        )
    return found


def media_type_of(file: File) -> str:
    """One of `media_types.NAMES`; "" for anything else and for an empty file."""
    sample = _beginning_of(file)
    found = filetype.guess_mime(sample[:_HEAD])
    return found if found in NAMES.keys() - TEXTS else _kind_of_text(sample, str(file.name))


def _beginning_of(file: File) -> bytes:
    file.seek(0)
    sample: bytes = file.read(_SAMPLE)
    file.seek(0)
    return sample


def _kind_of_text(sample: bytes, name: str) -> str:
    """Only whether a text is a table of values is believed to the name: it makes no difference to anybody's safety."""
    if not sample or (_BINARY.search(sample) and not sample.startswith(_UTF_16)):
        return ""
    text = sample.decode("utf-16" if sample.startswith(_UTF_16) else "latin-1", errors="replace")
    for kind, markup in _MARKUP.items():
        if markup.search(text):
            return kind
    return CSV if name.lower().endswith(".csv") else TXT
