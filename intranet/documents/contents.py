"""What the library keeps: by its content, because a name can say anything."""

import re

from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _

from intranet.core.attachments.contents import ALLOWED, media_type_by_content

from .reading.names import CSV, HTML, PDF, PICTURES, SVG, TXT

#: What browsers show without running anything of it. Not texts: which letters they mean, a browser can only guess.
SHOWN_INLINE = frozenset({PDF, *PICTURES})
#: As much of a text as tells what it is.
_SAMPLE = 16_384
#: What a text never holds, in whichever encoding; UTF-16 is told by its first two bytes.
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_MARKUP = {HTML: re.compile(r"<(!doctype\s+html|html|head|body|script)\b", re.I), SVG: re.compile(r"<svg\b", re.I)}


def media_type_of(file: File) -> str:
    """Raises ValidationError, which names what is kept, for anything else and for an empty file."""
    found = media_type_by_content(file)
    if found not in ALLOWED:
        found = _kind_of_text(file)
    if not found:
        raise ValidationError(
            _(
                "“%(name)s” is of no kind that the library keeps: PDF, Word, Excel, PowerPoint (docx, xlsx, pptx), "
                "OpenDocument (odt, ods, odp), text, CSV, HTML, PNG, JPEG, WebP or SVG. Save it as one of these; a "
                "file with a password for opening is refused too."
            ),
            params={"name": file.name},
        )
    return found


def _kind_of_text(file: File) -> str:
    """Only whether a text is a table of values is believed to the name: it makes no difference to anybody's safety."""
    file.seek(0)
    sample = file.read(_SAMPLE)
    file.seek(0)
    if not sample or (_BINARY.search(sample) and not sample.startswith(_UTF_16)):
        return ""
    text = sample.decode("utf-16" if sample.startswith(_UTF_16) else "latin-1", errors="replace")
    for kind, markup in _MARKUP.items():
        if markup.search(text):
            return kind
    return CSV if str(file.name).lower().endswith(".csv") else TXT
