"""How a backup is made, while the portal runs."""

from collections.abc import Callable
from contextlib import ExitStack, suppress
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import IO

from django.conf import settings
from django.core.files.storage import default_storage
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from .archives import DATABASE, FILES, FORMAT, Manifest, Writer, writing
from .databases import Ask, database
from .failures import in_words
from .files import files_named_in, stored_files
from .keys import kept_keys
from .whole_files import whole

#: How many names are shown of what is missing.
SHOWN = 20
LEFT_OUT = "renditions and drawn pictures, static files, caches, dictionaries, indices of Elasticsearch"


def archive_at(target: Path) -> Path:
    """The file itself, or one named by the time in the folder."""
    return target / f"visitopolskie-{datetime.now(UTC):%Y%m%dT%H%M%SZ}.tar.gz" if target.is_dir() else target


def require_place(file: Path) -> None:
    """Raises CommandError for where nothing can be written, where something is, or what is itself backed up."""
    if file.exists():
        raise CommandError(f"{file} exists already: name a file that does not.")
    if not file.parent.is_dir():
        raise CommandError(f"{file.parent} is no folder: make it, or name another place.")
    for folder in (settings.MEDIA_ROOT, settings.STATIC_ROOT):
        if file.absolute().is_relative_to(folder):
            raise CommandError(f"{file} would lie in {folder}, which is backed up or served: name another place.")


def back_up(target: Path, say: Callable[[str], object], *, keys: Path | None = None, sealed_keys: bytes = b"") -> None:
    """All that is kept into `target`, and the sealed keys into `keys`. Raises CommandError; neither file is there then.

    Both are there all the same when the error is that the database names files which nobody has.
    """
    with in_words("The backup"), ExitStack() as unfinished:
        folder = unfinished.enter_context(TemporaryDirectory(dir=target.parent, prefix=".visitopolskie-"))
        if keys:
            unfinished.enter_context(whole(keys)).write(sealed_keys)
        missing = _write(unfinished.enter_context(whole(target)), Path(folder) / DATABASE, say)
    say(f"{target} is whole: {_size(target.stat().st_size)}. Not in it, because it is made anew: {LEFT_OUT}.")
    if missing:
        raise CommandError(_complaint(missing))


def _write(file: IO[bytes], copy: Path, say: Callable[[str], object]) -> list[str]:
    """The database first, then the files: what it names was there before. Returns the names of those that are not."""
    made_at = datetime.now(UTC).isoformat(timespec="seconds")
    with database().copied(copy) as ask:
        migrations, named = _migrations(ask), files_named_in(ask)
    with writing(file) as archive:
        with copy.open("rb") as content:
            archive.add(DATABASE, content, copy.stat().st_size)
        say(f"Database: {_size(copy.stat().st_size)}")
        kept, size = _add_files(archive)
        say(f"Files: {len(kept)}, {_size(size)}")
        fingerprints = {key.name: key.fingerprint for key in kept_keys() if key.text}
        archive.add_manifest(
            Manifest(FORMAT, made_at, connection.vendor, migrations, fingerprints, digests=archive.digests)
        )
    return sorted(named - kept)


def _add_files(archive: Writer) -> tuple[set[str], int]:
    """Their names and all their bytes. One that goes meanwhile is left out."""
    kept, total = set(), 0
    for name in stored_files():
        with suppress(FileNotFoundError), default_storage.open(name) as content:
            size = content.size
            archive.add(FILES + name, content, size)
            kept.add(name)
            total += size
    return kept, total


def _migrations(ask: Ask) -> list[str]:
    """Without those that packages have long merged into others: an old database still names them, no code does."""
    if "django_migrations" not in connection.introspection.table_names():
        raise CommandError("The database holds no portal yet: `manage.py prepare` makes one.")
    known = MigrationLoader(None).disk_migrations
    applied = ask("SELECT app, name FROM django_migrations ORDER BY app, name")
    return [f"{app}.{name}" for app, name in applied if (app, name) in known]


def _size(number: int) -> str:
    return f"{number / 1_000_000:.1f} MB"


def _complaint(missing: list[str]) -> str:
    more = f"\n… and {len(missing) - SHOWN} more" if len(missing) > SHOWN else ""
    return (
        f"The backup is written, but the database names files that are not there ({len(missing)}); look for them in "
        "an earlier backup, or delete what names them:\n" + "\n".join(missing[:SHOWN]) + more
    )
