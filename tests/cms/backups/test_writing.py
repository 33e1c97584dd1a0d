"""What an archive is, and what becomes of one that cannot be finished."""

import os
import resource
import signal
import stat
import subprocess
import sys
import tarfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection

from cms.backups.archives import members
from cms.media.models import CustomDocument
from tests import databases
from tests.processes import eventually

pytestmark = pytest.mark.django_db(transaction=True)


def names_in(archive: Path) -> list[str]:
    with tarfile.open(archive) as tar:
        return tar.getnames()


def test_holds_the_database_what_people_brought_and_nothing_that_is_made_anew(backup):
    (document,) = CustomDocument.objects.values_list("file", flat=True)
    assert names_in(backup / "archive") == ["database", f"media/{document}", "manifest.json"]


def test_is_for_this_account_alone_and_nothing_lies_beside_it(backup):
    assert {file.name: stat.S_IMODE(file.stat().st_mode) for file in backup.iterdir()} == {
        "archive": 0o600,
        "keys": 0o600,
    }


def test_holds_no_key(backup, settings):
    kept = [content.read() for _name, content in members(backup / "archive")]
    for key in (settings.SECRET_KEY.encode(), settings.LINKS_KEY_FILE.read_bytes()):
        assert not [content for content in [*kept, (backup / "keys").read_bytes()] if key in content]


def test_folder_gets_an_archive_named_by_the_time(portal, call, tmp_path):
    (folder := tmp_path / "nightly").mkdir()
    assert "The keys are not in it" in call("backup", folder)
    (archive,) = folder.iterdir()
    assert archive.name.startswith("visitopolskie-20")


def test_file_that_the_database_names_and_nobody_has_is_said_but_the_archive_is_there(portal, call, tmp_path):
    document = CustomDocument.objects.get()
    default_storage.delete(document.file.name)
    said = call("backup", tmp_path / "archive")
    assert "the database names files that are not there (1)" in said
    assert document.file.name in said
    assert names_in(tmp_path / "archive") == ["database", "manifest.json"]


def test_file_in_a_table_that_only_a_later_version_has_is_not_asked_for(portal, call, tmp_path):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE documents_extraction RENAME COLUMN file TO file_of_before")
    try:
        assert "is whole" in call("backup", tmp_path / "archive")
    finally:
        with connection.cursor() as cursor:
            cursor.execute("ALTER TABLE documents_extraction RENAME COLUMN file_of_before TO file")


NO_PLACES = {
    "portal/links-key": "exists already: name a file that does not",
    "nowhere/archive": "is no folder: make it, or name another place",
    "portal/media/archive": "which is backed up or served: name another place",
    "/proc/archive": "The backup failed, and nothing of it is left: No such file or directory",
}


def test_place_that_is_none_is_refused(portal, call, tmp_path):
    before = sorted(tmp_path.rglob("*"))
    for place, said in NO_PLACES.items():
        assert said in call("backup", tmp_path / place)
        assert said in call("backup", tmp_path / "archive", "--keys", tmp_path / place)
    same = tmp_path / "archive"
    assert "Keys and archive are two files" in call("backup", same, "--keys", same)
    assert sorted(tmp_path.rglob("*")) == before


def test_disk_that_is_full_leaves_nothing(portal, call, tmp_path):
    default_storage.save("library/large", ContentFile(os.urandom(12_000_000)))
    (folder := tmp_path / "small disk").mkdir()
    with no_file_above(10_000_000):
        said = call("backup", folder / "archive", "--keys", folder / "keys")
    assert "The backup failed, and nothing of it is left: File too large" in said
    assert not list(folder.iterdir())


@contextmanager
def no_file_above(size: int) -> Iterator[None]:
    """What the system refuses then it refuses as it does on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_backup_that_is_ended_half_way_leaves_nothing(portal, tmp_path):
    (folder := tmp_path / "backups").mkdir()
    os.mkfifo(portal / "media" / "documents" / "endless")  # nobody writes into it: the backup gets no further
    with databases.another(portal) as url:
        environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(portal), "DATABASE_URL": url}
        command = [sys.executable, "manage.py", "backup", str(folder / "archive")]
        with subprocess.Popen(command, cwd=settings.BASE_DIR, env=environment) as backup:
            eventually(lambda: list(folder.glob(".visitopolskie-*/database")) and list(folder.glob(".archive.*")))
            assert not (folder / "archive").exists()
            backup.send_signal(signal.SIGTERM)
            assert backup.wait(30) != 0
    assert not list(folder.iterdir())
