"""What a file is: by its content, because a name can say anything; and that its name says the same.

People and their computers go by the ending: what is a text to us, a computer runs when it is called „.bat”.
"""

import re
from collections.abc import Set

import filetype
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _

from .media_types import CSV, ENDINGS, HTML, NAMES, SVG, TEXTS, TXT
from .names import ending_of, safe_name

#: As much of the beginning as tells the kinds apart, and as much of a text as tells what it is.
_HEAD, _SAMPLE = 8192, 16_384
#: What a text never holds, in whichever encoding; UTF-16 is told by its first two bytes.
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_MARKUP = {HTML: re.compile(r"<(!doctype\s+html|html|head|body|script)\b", re.I), SVG: re.compile(r"<svg\b", re.I)}


def allowed_media_type_of(file: File, allowed: Set[str]) -> str:
    """Raises ValidationError, which says what would be right: the content is `allowed` and is what the ending says."""
    name = safe_name(file.name or "")
    ending, found = ending_of(name), media_type_of(file)
    if found in allowed and ending in ENDINGS[found]:
        return found
    raise ValidationError(_refusal(ending, found, allowed), params=_words(name, ending, found, allowed))


def _refusal(ending: str, found: str, allowed: Set[str]) -> str:
    if not ending:
        return _("“%(name)s” has no ending that says what it is. What is taken: %(kinds)s.")
    if not any(ending in ENDINGS[kind] for kind in allowed):
        return _("“%(name)s” ends in %(ending)s, and no such file is taken. Save it as one of these: %(kinds)s.")
    if found in allowed:
        return _("“%(name)s” ends in %(ending)s, but inside it is %(kind)s: such a file ends in %(right)s.")
    return _(
        "“%(name)s” ends in %(ending)s, but that is not what is inside: it is something else, is broken, or needs a "
        "password to be opened. Save it anew as one of these: %(kinds)s."
    )


def _words(name: str, ending: str, found: str, allowed: Set[str]) -> dict[str, str]:
    return {
        "name": name,
        "ending": ending,
        "kinds": _names_of(allowed),
        "kind": NAMES.get(found, ""),
        "right": ENDINGS.get(found, ("",))[0],
    }


def media_type_of(file: File) -> str:
    """One of `media_types.NAMES`; "" for anything else and for an empty file."""
    sample = _beginning_of(file)
    found = filetype.guess_mime(sample[:_HEAD])
    return found if found in NAMES.keys() - TEXTS else _kind_of_text(sample, str(file.name))


def what_is_taken(allowed: Set[str]) -> str:
    """For people who are about to choose a file."""
    return _("What is taken: %(kinds)s.") % {"kinds": _names_of(allowed)}


def _names_of(media_types: Set[str]) -> str:
    return ", ".join(name for media_type, name in NAMES.items() if media_type in media_types)


def _beginning_of(file: File) -> bytes:
    file.seek(0)
    sample: bytes = file.read(_SAMPLE)
    file.seek(0)
    return sample


def _kind_of_text(sample: bytes, name: str) -> str:
    """What kind of text it is is believed to the name: none is ever shown as a page of ours."""
    if not sample or (_BINARY.search(sample) and not sample.startswith(_UTF_16)):
        return ""
    ending = ending_of(safe_name(name))
    for kind in (TXT, CSV, HTML):
        if ending in ENDINGS[kind]:
            return kind
    text = sample.decode("utf-16" if sample.startswith(_UTF_16) else "latin-1", errors="replace")
    return next((kind for kind, markup in _MARKUP.items() if markup.search(text)), TXT)
