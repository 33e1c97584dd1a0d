"""How a backup becomes an installation: all of it is checked before anything is touched."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.management.base import CommandError
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from cms.lock import sole_use_of
from cms.settings import env

from .archives import DATABASE, FILES, Manifest, members, verified
from .databases import database
from .failures import in_words
from .files import stored_files
from .keys import Key, fingerprint, kept_keys
from .whole_files import whole


def restore(archive: Path, keys: Mapping[str, str], say: Callable[[str], object]) -> None:
    """Database, files and `keys` (texts by name), where there are none. Raises CommandError, then leaves nothing."""
    with sole_use_of(settings.DATA_DIR), in_words("Restoring"):
        database().require_empty()
        _require_no_files()
        manifest = verified(archive)
        _require_fitting(manifest, archive)
        _write(archive, _keys_to_write(keys, manifest))
    say(f"Restored as of {manifest.made_at}: the database, {len(manifest.files)} files, {len(keys)} keys.")
    for advice in _advice(keys, manifest):
        say(advice)


class _Extracted(File):
    """Moved into the storage where it is on the same disk, so that no half of it is ever there."""

    def temporary_file_path(self) -> str:
        return str(self.name)


def _require_no_files() -> None:
    if name := next(stored_files(leaving_out=()), None):
        raise CommandError(
            f"There are files of a portal already, such as {name!r}: move away what is in DATA_DIR/media or the "
            "bucket, or name another place with DATA_DIR or S3_BUCKET."
        )


def _require_fitting(manifest: Manifest, archive: Path) -> None:
    if manifest.vendor != connection.vendor:
        raise CommandError(
            f"{archive} holds a database of {manifest.vendor}, and this one is of {connection.vendor}: name one of "
            "the same kind in DATABASE_URL."
        )
    known = {f"{app}.{name}" for app, name in MigrationLoader(None).disk_migrations}
    if newer := [name for name in manifest.migrations if name not in known]:
        raise CommandError(
            f"{archive} is of a newer version of the portal, which has {newer[-1]}: restore it with that version."
        )


def _keys_to_write(texts: Mapping[str, str], manifest: Manifest) -> list[Key]:
    """As they are to be. A signing key made a moment ago, as by the demo, has signed nothing: it gives way."""
    here = {key.name: key for key in kept_keys()}
    for name, text in texts.items():
        if name not in here or manifest.keys.get(name) != fingerprint(text):
            raise CommandError("The file of keys was not made with this archive, nor with one of the same keys.")
    links = here["links-key"]
    if links.text and texts.get(links.name, links.text) != links.text:
        raise CommandError(f"{links.file} holds another key than the backup: move it away, for it cannot be had again.")
    return [replace(here[name], text=text) for name, text in texts.items() if text != here[name].text]


def _write(archive: Path, keys: list[Key]) -> None:
    """The database last, and as a whole: until then there is no portal."""
    with (
        ExitStack() as undo,
        TemporaryDirectory(dir=settings.DATA_DIR, prefix=".restoring-") as folder,
        ExitStack() as written_last,
    ):
        for name, content in members(archive):
            extracted = Path(folder) / ("database" if name == DATABASE else "file")
            with extracted.open("wb") as file:
                shutil.copyfileobj(content, file)
            if name != DATABASE:
                _store(name.removeprefix(FILES), extracted, undo)
        for key in keys:
            written_last.enter_context(whole(key.file)).write(key.text.encode())
        database().restore(Path(folder) / "database")
        undo.pop_all()


def _store(name: str, extracted: Path, undo: ExitStack) -> None:
    undo.callback(default_storage.delete, name)
    with extracted.open("rb") as file:
        default_storage.save(name, _Extracted(file, name=str(extracted)))


def _advice(texts: Mapping[str, str], manifest: Manifest) -> Iterator[str]:
    for key in kept_keys():
        if key.name not in texts and manifest.keys.get(key.name) not in (None, key.fingerprint):
            yield f"The {key.name} here is not the backup's: {key.loss}."
    signing = texts.get("secret-key")
    if signing and env.text("SECRET_KEY", signing) != signing:
        yield f"Set SECRET_KEY to what {settings.SECRET_KEY_FILE} holds now: the one that is set is another."
    yield (
        "Next: `manage.py prepare` or `run`, which makes anew what is not in a backup. Without an EMAIL_URL nobody is "
        "mailed by what waited in it, and that is what a drill needs."
    )
