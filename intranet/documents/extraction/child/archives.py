"""Office files are ZIPs: what they would become is looked at before anything is unpacked."""

import zipfile
from pathlib import Path

from .. import limits
from ..outcome import Reason
from .unreadable import Unreadable


def refuse_bomb(path: Path) -> None:
    """By the sizes that the archive declares: Python's `zipfile` unpacks no more than those."""
    with zipfile.ZipFile(path) as archive:
        sizes = [entry.file_size for entry in archive.infolist()]
        parts = [entry.file_size for entry in archive.infolist() if entry.filename.endswith((".xml", ".rels"))]
    if len(sizes) > limits.ENTRIES or sum(sizes) > limits.UNPACKED or max(parts, default=0) > limits.UNPACKED_PART:
        raise Unreadable(Reason.TOO_LARGE)
