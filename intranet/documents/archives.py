"""A folder as a ZIP, written while it is read: memory stays flat however much is in it."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from stat import S_IFREG

from stream_zip import ZIP_AUTO, stream_zip

from .models import Document, Folder, Version

_MODE = S_IFREG | 0o644
#: Most of what is kept is compressed already: more effort makes it slower, not smaller.
_EFFORT = 1


def zip_of(documents: Iterable[Document], folders: Iterable[Folder], *, within: Folder) -> Iterable[bytes]:
    """The valid files of these documents, each below those of `folders` that lie between it and `within`.

    Two of one name are told apart by a number.
    """
    names = {folder.path: folder.name.replace("/", "-") for folder in folders}
    taken: set[str] = set()
    members = []
    for document in documents:
        if version := document.current:
            name = str(PurePath(*_between(document.folder, within, names), version.name))
            members.append((_free(name, taken), version))
    return stream_zip(
        (name, version.added_at, _MODE, ZIP_AUTO(version.size, level=_EFFORT), _chunks(version))
        for name, version in members
    )


def _between(folder: Folder, within: Folder, names: dict[str, str]) -> Iterator[str]:
    step = Folder.steplen
    for length in range(len(within.path) + step, len(folder.path) + step, step):
        if name := names.get(folder.path[:length]):
            yield name


def _free(name: str, taken: set[str]) -> str:
    path, number = PurePath(name), 1
    while name in taken:
        number += 1
        name = str(path.with_stem(f"{path.stem} ({number})"))
    taken.add(name)
    return name


def _chunks(version: Version) -> Iterator[bytes]:
    """Opened when its turn comes: not all at once."""
    with version.file.open() as opened:
        yield from opened.chunks()
