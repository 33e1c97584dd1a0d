"""Is it UTF-8? If not, what it looks like, so that the message can say what to do."""

import codecs
from pathlib import Path

from django.utils.translation import gettext as _

from .report import ImportRefused

CHUNK = 1 << 16
_POLISH = frozenset("ąćęłńóśźżĄĆĘŁŃÓŚŹŻ")
_OLD_ENCODINGS = {"cp1250": "Windows-1250", "iso8859-2": "ISO-8859-2 (Latin 2)"}


def require_utf8(path: Path) -> int:
    """The file's number of lines, read piece by piece. Raises ImportRefused for anything but UTF-8 with content."""
    decoder = codecs.getincrementaldecoder("utf-8")()
    lines = 0
    with path.open("rb") as file:
        _refuse_other_formats(file.read(CHUNK))
        file.seek(0)
        try:
            while chunk := file.read(CHUNK):
                decoder.decode(chunk)
                lines += chunk.count(b"\n")
            decoder.decode(b"", final=True)
        except UnicodeDecodeError as error:
            raise ImportRefused(_not_utf8(lines, error)) from error
    return lines


def _refuse_other_formats(head: bytes) -> None:
    if not head.removeprefix(codecs.BOM_UTF8).strip():
        raise ImportRefused(_("The file is empty."))
    if head.startswith(b"PK\x03\x04"):
        raise ImportRefused(
            _("This is a workbook or an archive, not CSV. In the spreadsheet choose “Save as”, “CSV UTF-8”.")
        )
    if head.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)) or head.count(0) > len(head) // 4:
        raise ImportRefused(_advice("UTF-16"))


def _not_utf8(lines_before: int, error: UnicodeDecodeError) -> str:
    """Polish letters come out right in one of the old encodings only."""
    scores = {
        name: sum(letter in _POLISH for letter in error.object.decode(codec, "replace"))
        for codec, name in _OLD_ENCODINGS.items()
    }
    line = lines_before + error.object[: error.start].count(b"\n") + 1
    best, other = sorted(scores, key=lambda name: scores[name], reverse=True)
    if scores[best] == scores[other]:
        return _("Line %(line)d holds bytes that are not UTF-8. Save the file as UTF-8 and import it again.") % {
            "line": line
        }
    return _advice(best, line)


def _advice(encoding: str, line: int = 1) -> str:
    return _(
        "From line %(line)d on the file is not UTF-8 but, as it seems, %(encoding)s. "
        "Save it as UTF-8 (in a spreadsheet: “CSV UTF-8”) and import it again."
    ) % {"line": line, "encoding": encoding}
