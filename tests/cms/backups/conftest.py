"""A small portal to back up, and an empty place to restore it to."""

from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.db import connection

from cms.backups import keys
from cms.media.models import CustomDocument
from tests import databases

PASSPHRASE = "pięć słów, które nikt nie zna"
CONTENT = b"%PDF-1.7 " + bytes(range(256)) * 512

Call = Callable[..., str]


@pytest.fixture
def call(monkeypatch, settings) -> Call:
    """A command that knows the passphrase; what it says, also of what is wrong."""
    settings.BACKUP_PASSPHRASE = PASSPHRASE
    monkeypatch.setattr(keys, "COST", 2**4)  # as passwords are hashed in tests
    monkeypatch.setattr("signal.signal", lambda number, handler: None)  # this process belongs to the tests

    def call(*arguments: object) -> str:
        said = StringIO()
        try:
            call_command(*map(str, arguments), stdout=said)
        except CommandError as error:
            return f"{said.getvalue()}\n{error}"
        return said.getvalue()

    return call


@pytest.fixture
def portal(transactional_db, settings, tmp_path) -> Path:
    """Its folder. It keeps a document, a rendition that nobody needs to keep, and two keys."""
    folder = tmp_path / "portal"
    _be_at(folder, settings)
    settings.LINKS_KEY_FILE.write_text("ab" * 32)
    CustomDocument.objects.create(title="Statut", file=ContentFile(CONTENT, name="statut.pdf"))
    default_storage.save("images/statut.jpg", ContentFile(b"made anew"))
    return folder


@pytest.fixture
def backup(portal, call, tmp_path) -> Path:
    """A folder that holds the archive and the keys, each by its name."""
    folder = tmp_path / "backups"
    folder.mkdir()
    call("backup", folder / "archive", "--keys", folder / "keys")
    return folder


@pytest.fixture
def elsewhere(backup, settings, tmp_path, monkeypatch) -> Iterator[Path]:
    """An empty folder and an empty database, where this process is from now on."""
    folder = tmp_path / "elsewhere"
    _be_at(folder, settings)
    with databases.without_tables(folder) as url:
        connection.close()
        with monkeypatch.context() as there:
            there.setitem(connection.settings_dict, "NAME", url.partition("///")[2] or url.rpartition("/")[2])
            yield folder
            connection.close()


def _be_at(folder: Path, settings) -> None:
    folder.mkdir()
    settings.DATA_DIR, settings.MEDIA_ROOT = folder, folder / "media"
    settings.SECRET_KEY_FILE, settings.LINKS_KEY_FILE = folder / "secret-key", folder / "links-key"
