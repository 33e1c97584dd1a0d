"""What becomes of an archive elsewhere, and of one that does not belong there."""

import gzip
import os
import tarfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.db import connection

from cms.backups.archives import MANIFEST, Manifest, members, verified, writing
from cms.lock import sole_use_of
from cms.media.models import CustomDocument

from .conftest import CONTENT

pytestmark = pytest.mark.django_db(transaction=True)


def all_in(folder: Path) -> set[str]:
    """But for the lock, and for folders that are empty."""
    return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()} - {"lock"}


def is_empty() -> bool:
    return not connection.introspection.table_names()


def rewritten(archive: Path, change: Callable[[dict[str, Any]], object], **others: bytes) -> None:
    """With other members, and a manifest that knows of them and is changed besides."""
    facts = vars(verified(archive))
    found = {name: content.read() for name, content in members(archive)}
    with archive.open("wb") as file, writing(file) as writer:
        for name, content in (found | others).items():
            writer.add(name, BytesIO(content), len(content))
        facts = facts | {"digests": writer.digests}
        change(facts)
        writer.add_manifest(Manifest(**facts))


def test_everything_is_there_and_what_is_to_be_done_next_is_said(elsewhere, backup, call):
    said = call("restore", backup / "archive", "--keys", backup / "keys")
    assert "the database, 1 files, 2 keys" in said
    assert "Next: `manage.py prepare`" in said
    assert CustomDocument.objects.get().file.read() == CONTENT
    assert (elsewhere / "links-key").read_text() == "ab" * 32
    assert oct((elsewhere / "links-key").stat().st_mode)[-3:] == "600"


def test_without_the_keys_it_says_what_opens_no_more(elsewhere, backup, call):
    (elsewhere / "links-key").write_text("cd" * 32)
    said = call("restore", backup / "archive")
    assert "The links-key here is not the backup's: second factors are enrolled anew." in said
    assert "secret-key" not in said  # the same, in this process
    assert CustomDocument.objects.exists()


def test_signing_key_of_the_environment_is_to_be_set_anew(elsewhere, backup, call, monkeypatch, settings):
    monkeypatch.setenv("SECRET_KEY", "another")
    settings.SECRET_KEY = "another"
    said = call("restore", backup / "archive", "--keys", backup / "keys")
    assert f"Set SECRET_KEY to what {elsewhere}/secret-key holds now" in said
    assert (elsewhere / "secret-key").read_text() == "only for tests, and long enough that production would take it"


def cut(archive: Path) -> None:
    os.truncate(archive, archive.stat().st_size // 2)


def cut_after_the_files(archive: Path) -> None:
    """Whole as a tar, but for what says so."""
    found = {name: content.read() for name, content in members(archive)}
    with archive.open("wb") as file, writing(file) as writer:
        for name, content in found.items():
            writer.add(name, BytesIO(content), len(content))


def changed_in_a_byte(archive: Path) -> None:
    content = bytearray(gzip.decompress(archive.read_bytes()))
    content[content.index(b"%PDF-1.7")] ^= 1
    archive.write_bytes(gzip.compress(content))


def ending_in_another_checksum(archive: Path) -> None:
    content = bytearray(archive.read_bytes())
    content[-8] ^= 1
    archive.write_bytes(content)


def another_file(archive: Path) -> None:
    archive.write_text("Statut")


def no_file(archive: Path) -> None:
    archive.unlink()


def odd_manifest(archive: Path) -> None:
    with tarfile.open(archive, "w:gz") as tar:
        tar.addfile(member := tarfile.TarInfo(MANIFEST), BytesIO(b""))
    assert member.size == 0


def a_way_out(archive: Path) -> None:
    rewritten(archive, lambda facts: None, **{"media/../../stray": b"x"})


def newer_format(archive: Path) -> None:
    rewritten(archive, lambda facts: facts.update(format=2))


def newer_migrations(archive: Path) -> None:
    rewritten(archive, lambda facts: facts["migrations"].append("users.9999_wings"))


def other_vendor(archive: Path) -> None:
    rewritten(archive, lambda facts: facts.update(vendor="oracle"))


def no_database(archive: Path) -> None:
    rewritten(archive, lambda facts: None, database=b"SQLite format 3\0, and nothing of it")


SPOILED = {
    cut: "is damaged, or no backup of the portal: take another one",
    cut_after_the_files: "is damaged",
    changed_in_a_byte: "is damaged",
    ending_in_another_checksum: "is damaged",
    another_file: "is damaged",
    odd_manifest: "is damaged",
    a_way_out: "is damaged",
    no_file: "cannot be read: No such file or directory",
    newer_format: "was made by a newer version of the portal: restore it with that version",
    newer_migrations: "is of a newer version of the portal, which has users.9999_wings",
    other_vendor: "holds a database of oracle, and this one is of",
    no_database: "file is not a database" if connection.vendor == "sqlite" else "pg_restore failed: ",
}


def test_archive_that_does_not_belong_here_leaves_nothing(elsewhere, backup, call):
    whole = (backup / "archive").read_bytes()
    for spoil, said in SPOILED.items():
        (backup / "archive").write_bytes(whole)
        spoil(backup / "archive")
        assert said in call("restore", backup / "archive", "--keys", backup / "keys"), spoil
        assert not all_in(elsewhere), spoil
    assert is_empty()


def test_where_there_is_a_database_it_is_refused(portal, backup, call):
    said = call("restore", backup / "archive")
    assert "There is a database already" in said or "has tables already" in said
    assert CustomDocument.objects.get().file.read() == CONTENT


def test_where_there_are_files_it_is_refused(elsewhere, backup, call):
    (elsewhere / "media" / "library").mkdir(parents=True)
    (elsewhere / "media" / "library" / "abc").write_text("Umowa")
    assert "There are files of a portal already, such as 'library/abc'" in call("restore", backup / "archive")
    assert is_empty()


def test_where_a_portal_runs_it_is_refused(elsewhere, backup, call):
    with sole_use_of(elsewhere):
        said = call("restore", backup / "archive")
    assert f"is at work on DATA_DIR={str(elsewhere)!r}" in said
    assert is_empty()


def test_key_that_cannot_be_had_again_is_not_written_over(elsewhere, backup, call):
    (elsewhere / "links-key").write_text("cd" * 32)
    said = call("restore", backup / "archive", "--keys", backup / "keys")
    assert "holds another key than the backup: move it away" in said
    assert (elsewhere / "links-key").read_text() == "cd" * 32
    assert is_empty()


def test_keys_of_another_portal_are_refused(elsewhere, backup, call):
    rewritten(backup / "archive", lambda facts: facts["keys"].update({"links-key": "of another"}))
    said = call("restore", backup / "archive", "--keys", backup / "keys")
    assert "The file of keys was not made with this archive" in said
    assert not all_in(elsewhere)
