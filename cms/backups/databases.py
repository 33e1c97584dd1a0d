"""Databases are copied by their own means: a copy of SQLite's file lacks what its log still holds."""

import os
import re
import shutil
import sqlite3
import subprocess
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from pathlib import Path
from typing import Any, Protocol

from django.core.management.base import CommandError
from django.db import Error, connection, transaction
from django.db.backends.postgresql.client import DatabaseClient

from cms.preconditions import require_database

#: The rows that a statement gives.
Ask = Callable[[str], list[tuple[Any, ...]]]


class Database(Protocol):
    """That of the settings. Everything raises CommandError."""

    def copied(self, file: Path) -> AbstractContextManager[Ask]:
        """Copies it into `file` as it is at one moment, while others write. What is asked is answered as of then."""

    def require_empty(self) -> None:
        """And that it could be restored into."""

    def restore(self, file: Path) -> None:
        """All that `copied` wrote, or nothing."""


def database() -> Database:
    return SQLite() if connection.vendor == "sqlite" else PostgreSQL()


class SQLite:
    def __init__(self) -> None:
        self.file = Path(connection.settings_dict["NAME"]).absolute()

    @contextmanager
    def copied(self, file: Path) -> Iterator[Ask]:
        if not self.file.exists():
            raise CommandError(f"There is no database {self.file}; check DATABASE_URL or DATA_DIR.")
        self._copy(self.file, file)
        with closing(sqlite3.connect(f"{file.as_uri()}?mode=ro&immutable=1", uri=True)) as copy:
            with self._in_words("is damaged"):
                (verdict,) = copy.execute("PRAGMA quick_check(1)").fetchone()
                if verdict != "ok":
                    raise sqlite3.DatabaseError(verdict)
            with self._in_words("cannot be read"):
                yield lambda statement: copy.execute(statement).fetchall()

    def require_empty(self) -> None:
        if not self.file.exists():
            return
        with self._in_words("cannot be opened"), closing(sqlite3.connect(self.file)) as there:
            (tables,) = there.execute("SELECT count(*) FROM sqlite_master").fetchone()
        if tables:
            raise CommandError(
                f"There is a database already: {self.file}. Move it away, or name another place with DATA_DIR or "
                "DATABASE_URL."
            )

    def restore(self, file: Path) -> None:
        try:
            self._copy(file, self.file)
        except BaseException:
            self.file.unlink(missing_ok=True)  # it was empty
            raise

    def _copy(self, source: Path, target: Path) -> None:
        """In one step, so that no writer makes it begin anew; readers and writers of the source go on meanwhile."""
        with (
            self._in_words("cannot be copied"),
            closing(sqlite3.connect(f"{source.as_uri()}?mode=rw", uri=True)) as old,
            closing(sqlite3.connect(target)) as new,
        ):
            old.backup(new)

    @contextmanager
    def _in_words(self, problem: str) -> Iterator[None]:
        try:
            yield
        except sqlite3.Error as error:
            raise CommandError(f"The database {self.file} {problem}: {error}.") from error


class PostgreSQL:
    """By `pg_dump` and `pg_restore`, into a database that may have another name and owner."""

    @contextmanager
    def copied(self, file: Path) -> Iterator[Ask]:
        """Who asks shares the snapshot of `pg_dump`."""
        require_database()
        _require_tool("pg_dump")
        try:
            with transaction.atomic(), connection.cursor() as cursor:
                yield self._dumped(cursor, file)
        except Error as error:
            raise CommandError(f"The database cannot be read: {' '.join(str(error).split())}") from error

    def _dumped(self, cursor: Any, file: Path) -> Ask:
        def ask(statement: str) -> list[tuple[Any, ...]]:
            cursor.execute(statement)
            return list(cursor.fetchall())

        cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
        cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")  # `pg_dump` may take long
        ((snapshot,),) = ask("SELECT pg_export_snapshot()")
        _call("pg_dump", "--format=custom", f"--snapshot={snapshot}", f"--file={file}")
        return ask

    def require_empty(self) -> None:
        require_database()
        _require_tool("pg_restore")
        if connection.introspection.table_names():
            raise CommandError(
                f"The database {connection.settings_dict['NAME']} has tables already: create an empty one, and name "
                "it in DATABASE_URL."
            )
        connection.close()

    def restore(self, file: Path) -> None:
        _call("pg_restore", "--single-transaction", "--exit-on-error", "--no-owner", "--no-privileges", str(file))


def _require_tool(name: str) -> None:
    """Of the server's version or a later one: an earlier one refuses to talk to it."""
    server: int = connection.pg_version // 10_000  # type: ignore[attr-defined]  # PostgreSQL's alone
    advice = f"install PostgreSQL's client programs of version {server} or later (Debian: postgresql-client)."
    if shutil.which(name) is None:
        raise CommandError(f"{name} is not installed: {advice}")
    said = subprocess.run([name, "--version"], capture_output=True, text=True, check=False).stdout  # noqa: S603
    found = re.search(r"\d+", said)
    if found is None or int(found[0]) < server:
        raise CommandError(f"{name} is too old for the server ({said.strip()}): {advice}")


def _call(tool: str, *parameters: str) -> None:
    """The password goes by the environment: a command line is seen by every account of the machine."""
    there = connection.settings_dict
    arguments, variables = DatabaseClient.settings_to_cmd_args_env(there, [f"--dbname={there['NAME']}", *parameters])
    command = [tool, *arguments[1:-1]]  # without `psql`, and without its way to name the database
    environment = os.environ | (variables or {})
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=False)  # noqa: S603
    if done.returncode:
        raise CommandError(f"{tool} failed: {' '.join(done.stderr.split())}")
