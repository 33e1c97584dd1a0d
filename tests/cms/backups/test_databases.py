"""What a database, or the lack of its tools, does to a backup."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection

pytestmark = pytest.mark.django_db(transaction=True)

on_sqlite = pytest.mark.skipif(connection.vendor != "sqlite", reason="is about SQLite")
on_postgresql = pytest.mark.skipif(connection.vendor != "postgresql", reason="is about PostgreSQL's tools")


@pytest.fixture
def file(transactional_db, tmp_path, monkeypatch) -> Path:
    """Where the portal's database is said to be."""
    file = tmp_path / "db.sqlite3"
    connection.close()
    monkeypatch.setitem(connection.settings_dict, "NAME", str(file))
    return file


@on_sqlite
def test_database_that_is_damaged_is_said_and_none_is_made_of_nothing(file, call, tmp_path):
    assert f"There is no database {file}; check DATABASE_URL or DATA_DIR" in call("backup", tmp_path / "archive")
    with closing(sqlite3.connect(file)) as database:
        database.executescript("CREATE TABLE a (b); INSERT INTO a VALUES (randomblob(100000));")
    content = bytearray(file.read_bytes())
    content[4096:8192] = bytes(4096)
    file.write_bytes(content)
    assert f"The database {file} is damaged: " in call("backup", tmp_path / "archive")
    assert list(tmp_path.iterdir()) == [file]


@on_sqlite
def test_database_without_a_portal_is_said(file, call, tmp_path):
    file.touch()
    assert "The database holds no portal yet: `manage.py prepare` makes one" in call("backup", tmp_path / "archive")
    assert not (tmp_path / "archive").exists()


@on_postgresql
def test_tools_that_are_missing_or_too_old_are_named(portal, call, tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "pg_dump is not installed: install PostgreSQL's client programs" in call("backup", tmp_path / "archive")
    tool = tmp_path / "pg_dump"
    tool.write_text("#!/bin/sh\necho 'pg_dump (PostgreSQL) 9.6.24'\n")
    tool.chmod(0o755)
    said = call("backup", tmp_path / "archive")
    assert "pg_dump is too old for the server (pg_dump (PostgreSQL) 9.6.24): install" in said
    assert not (tmp_path / "archive").exists()


@on_postgresql
def test_what_the_tool_says_is_said(portal, call, tmp_path, monkeypatch):
    tool = tmp_path / "pg_dump"
    tool.write_text("#!/bin/sh\n[ \"$1\" = --version ] && echo 99 || { echo 'no entry' >&2; exit 1; }\n")
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert "pg_dump failed: no entry" in call("backup", tmp_path / "archive")
    assert not (tmp_path / "archive").exists()
