"""The archive: a compressed tar of the database, the files and, last, a manifest that says what has to be in it."""

import gzip
import hashlib
import json
import tarfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from io import BytesIO
from pathlib import Path, PurePosixPath
from typing import IO, Any

from django.core.management.base import CommandError
from django.utils import timezone

FORMAT = 1
MANIFEST, DATABASE, FILES = "manifest.json", "database", "media/"
#: Of 9. Pictures and PDFs are compressed already: more effort takes time and saves nothing.
EFFORT = 6


@dataclass(frozen=True)
class Manifest:
    """`made_at` is UTC in ISO 8601, `vendor` Django's word for the database, `keys` has the fingerprint of each key.

    `migrations` are those of the database that the code knew which made the backup, as „app.name”; `digests` has the
    SHA-256 of every other member.
    """

    format: int
    made_at: str
    vendor: str
    migrations: list[str]
    keys: dict[str, str]
    digests: dict[str, str]

    @property
    def files(self) -> list[str]:
        """Their names in the storage."""
        return [name.removeprefix(FILES) for name in self.digests if name.startswith(FILES)]


class Writer:
    """Takes members one after the other; the manifest is the last."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.digests: dict[str, str] = {}

    def add(self, name: str, content: IO[bytes], size: int) -> None:
        info = tarfile.TarInfo(name)
        info.size, info.mode, info.mtime = size, 0o600, int(timezone.now().timestamp())
        read = _Digesting(content)
        self._tar.addfile(info, read)  # type: ignore[arg-type]  # it is only read from
        self.digests[name] = read.digest.hexdigest()

    def add_manifest(self, manifest: Manifest) -> None:
        content = json.dumps(asdict(manifest), indent=1).encode()
        self.add(MANIFEST, BytesIO(content), len(content))


@contextmanager
def writing(file: IO[bytes]) -> Iterator[Writer]:
    with tarfile.open(fileobj=file, mode="w:gz", compresslevel=EFFORT) as tar:
        yield Writer(tar)


def verified(file: Path) -> Manifest:
    """What a whole archive holds. Raises CommandError for one that is not: each of its bytes has been read by then."""
    found, manifest = {}, None
    try:
        with tarfile.open(file, "r:gz") as tar:
            for name, content in _contents(tar):
                if name == MANIFEST:
                    manifest = _manifest(content.read(), file)
                else:
                    found[name] = hashlib.file_digest(content, "sha256").hexdigest()  # type: ignore[arg-type]
            _read_to_the_end(tar)
    except (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError, KeyError, TypeError, ValueError) as error:
        raise _damaged(file) from error
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
    if manifest is None or found != manifest.digests or DATABASE not in found:
        raise _damaged(file)
    return manifest


def members(file: Path) -> Iterator[tuple[str, IO[bytes]]]:
    """All but the manifest, as they were written one after the other: each is read before the next is asked for."""
    with tarfile.open(file, "r:gz") as tar:
        yield from ((name, content) for name, content in _contents(tar) if name != MANIFEST)


def _contents(tar: tarfile.TarFile) -> Iterator[tuple[str, IO[bytes]]]:
    for member in tar:
        content = tar.extractfile(member) if member.isreg() and _is_a_name(member.name) else None
        if content is None:
            raise tarfile.ReadError(member.name)
        yield member.name, content


def _is_a_name(name: str) -> bool:
    """Of what `back_up` writes, and of nothing outside the storage."""
    path = PurePosixPath(name.removeprefix(FILES))
    return name in (DATABASE, MANIFEST) or (
        name.startswith(FILES) and ".." not in path.parts and not path.is_absolute()
    )


def _read_to_the_end(tar: tarfile.TarFile) -> None:
    """Only there the checksum of the whole is compared."""
    while tar.fileobj and tar.fileobj.read(tarfile.RECORDSIZE):
        pass


def _manifest(text: bytes, file: Path) -> Manifest:
    facts: Any = json.loads(text)
    if facts["format"] > FORMAT:
        raise CommandError(f"{file} was made by a newer version of the portal: restore it with that version.")
    return Manifest(**facts)


def _damaged(file: Path) -> CommandError:
    return CommandError(f"{file} is damaged, or no backup of the portal: take another one.")


class _Digesting:
    """Reads on behalf of another, and knows in the end what has been read."""

    def __init__(self, content: IO[bytes]) -> None:
        self._content, self.digest = content, hashlib.sha256()

    def read(self, size: int) -> bytes:
        read = self._content.read(size)
        self.digest.update(read)
        return read
