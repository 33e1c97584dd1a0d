"""A folder as a ZIP, written while it is read: memory stays flat however much is in it."""

from collections.abc import Iterable, Iterator
from pathlib import PurePath
from stat import S_IFREG

from stream_zip import ZIP_AUTO, stream_zip

from cms.core.files.names import free_name, named_after, safe_name

from .models import Document, Folder, Version

_MODE = S_IFREG | 0o644
#: Most of what is kept is compressed already: more effort makes it slower, not smaller.
_EFFORT = 1


def zip_of(documents: Iterable[Document], folders: Iterable[Folder], *, within: Folder) -> Iterable[bytes]:
    """The valid files of these documents, each below those of `folders` that lie between it and `within`.

    Two of one name are told apart by a number.
    """
    names = {folder.path: named_after(folder.name) for folder in folders}
    ways = {document: PurePath(*_between(document.folder, within, names)) for document in documents}
    taken = {str(folder).casefold() for way in ways.values() for folder in (way, *way.parents)}
    members = []
    for document, way in ways.items():
        if version := document.current:
            name = free_name(str(way / safe_name(version.name)), taken)
            taken.add(name.casefold())
            members.append((name, version))
    return stream_zip(
        (name, version.added_at, _MODE, ZIP_AUTO(version.size, level=_EFFORT), _chunks(version))
        for name, version in members
    )


def _between(folder: Folder, within: Folder, names: dict[str, str]) -> Iterator[str]:
    step = Folder.steplen
    for length in range(len(within.path) + step, len(folder.path) + step, step):
        if name := names.get(folder.path[:length]):
            yield name


def _chunks(version: Version) -> Iterator[bytes]:
    """Opened when its turn comes: not all at once."""
    with version.file.open() as opened:
        yield from opened.chunks()
