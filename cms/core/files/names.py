"""What a file may be called: the same on every system that it is saved, mailed or unpacked on."""

import re
import unicodedata
from collections.abc import Set
from pathlib import PurePath

from django.utils.http import content_disposition_header

#: Of UTF-8, in which file systems count: they take 255, and a number or a date may come before or after.
BYTES = 150
#: Characters that stay of a long one's end: often a number or a date.
_LAST = 20
_ENDING = re.compile(r"\.[a-z\d]{1,9}$", re.I | re.A)
_FOLDERS = re.compile(r"[/\\]")
#: What Windows keeps for itself; a colon hides a file behind another there.
_RESERVED = re.compile(r'[<>:"|?*]')
_DEVICE = re.compile(r"(con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³])\s*(\.|$)", re.I)
#: Controls, those that turn the direction of writing among them („gpj.exe” reads „exe.jpg”), and halves of characters.
_UNSEEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}


def safe_name(name: str, *, otherwise: str = "file") -> str:
    """Without folders and what cannot be seen or saved; `otherwise` where nothing is left. A safe one stays as it is.

    A long one loses its middle, not its ending. Dots and spaces at either end go: they hide a file or, on
    Windows, its ending.
    """
    seen = "".join(character for character in name if unicodedata.category(character) not in _UNSEEN)
    last = _FOLDERS.split(unicodedata.normalize("NFC", seen))[-1]
    name = _RESERVED.sub("-", " ".join(last.split())).strip(" .")
    if _DEVICE.match(name):
        name = f"_{name}"
    return _shortened(name) or otherwise


def named_after(title: str) -> str:
    """A safe name for what is called as something that is no file: a stroke in it parts no folders."""
    return safe_name(_FOLDERS.sub("-", title))


def ending_of(name: str) -> str:
    """In small letters with its dot, such as „.pdf”; "" for none."""
    found = _ENDING.search(name)
    return found[0].lower() if found else ""


def free_name(name: str, taken: Set[str]) -> str:
    """The name or path itself, or with a number. `taken` are casefolded: not all systems tell letters' sizes apart."""
    path, free, number = PurePath(name), name, 1
    while free.casefold() in taken:
        number += 1
        free = str(path.with_stem(f"{path.stem} ({number})"))
    return free


def disposition(name: str, *, is_shown: bool = False) -> str:
    """For Content-Disposition: kept under this name, or shown in the browser. The name may be any."""
    return str(content_disposition_header(as_attachment=not is_shown, filename=safe_name(name)))


def _shortened(name: str) -> str:
    if len(name.encode()) <= BYTES:
        return name
    last = f"…{name[-_LAST:]}"
    first = name.encode()[: BYTES - len(last.encode())].decode(errors="ignore")
    return f"{first.rstrip(' .')}{last}"
