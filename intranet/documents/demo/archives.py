"""ZIPs that do not say when they were made."""

import re
import zipfile
from collections.abc import Iterable
from io import BytesIO

_DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_MADE = b"2026-01-05T08:00:00Z"


def without_dates(file: BytesIO) -> bytes:
    with zipfile.ZipFile(file) as archive:
        return zipped((entry, _DATES.sub(rb"\g<1>" + _MADE, archive.read(entry))) for entry in archive.namelist())


def zipped(entries: Iterable[tuple[str, bytes]]) -> bytes:
    """The type of an OpenDocument file stands first and uncompressed: by that it is known."""
    with zipfile.ZipFile(file := BytesIO(), "w") as archive:
        for name, content in entries:
            how = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(zipfile.ZipInfo(name), content, compress_type=how)
    return file.getvalue()
