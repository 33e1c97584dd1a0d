"""Static files are collected when their sources changed, so that a second start takes seconds."""

import hashlib
import json
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage
from django.core.management import call_command


def collect_if_changed() -> None:
    """Collects and compresses into STATIC_ROOT, unless it holds what the present sources give."""
    stamp = Path(settings.STATIC_ROOT) / ".sources"
    sources = _fingerprint_of_sources()
    if _drop_garbled_manifest():
        stamp.unlink(missing_ok=True)
    if stamp.exists() and stamp.read_text() == f"{sources} {_number_of_files()}":
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    stamp.touch()  # counted too
    stamp.write_text(f"{sources} {_number_of_files()}")


def _drop_garbled_manifest() -> bool:
    """The list of file names, which the storage would not start with. Whether there was such a one."""
    manifest = Path(settings.STATIC_ROOT) / ManifestStaticFilesStorage.manifest_name
    try:
        if manifest.exists():
            json.loads(manifest.read_text(encoding="utf-8"))
    except ValueError:
        manifest.unlink()
        return True
    return False


def _number_of_files() -> int:
    return sum(path.is_file() for path in Path(settings.STATIC_ROOT).rglob("*"))


def _fingerprint_of_sources() -> str:
    """Names, sizes and times of every static file of the project and its packages."""
    digest = hashlib.sha256()
    for finder in get_finders():
        for name, storage in finder.list([]):
            state = Path(storage.path(name)).stat()
            digest.update(f"{name}:{state.st_size}:{state.st_mtime_ns}\n".encode())
    return digest.hexdigest()
