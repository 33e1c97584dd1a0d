"""The tests' database: a copy of what migrations make, which is made once, and anew when they would make another.

It is kept in var/tests, or on PostgreSQL beside the database that DATABASE_URL names.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit

from django.apps import apps
from django.conf import settings
from django.db import connection
from django.db.utils import IntegrityError, ProgrammingError

from intranet.core import append_only

FOLDER = settings.BASE_DIR / "var" / "tests"


def create() -> None:
    """The tests' own database as migrations leave it; the connection leads there from now on."""
    name, template = _name(), _engine().template(fingerprint())
    if _engine().exists(template):
        _engine().copy(template, name)
        settings.DATABASES["default"]["NAME"] = connection.settings_dict["NAME"] = name
    else:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        connection.close()
        _engine().keep_as_template(name, template)


def renew() -> None:
    """Another copy in its place: what thousands of tests have written and taken back makes a large load ever slower on
    PostgreSQL. Nothing but what `create` leaves is in it.
    """
    drop()
    create()


def remember() -> None:
    """What the database holds now is what `restore` brings back."""
    connection.close()
    _engine().remember(_name())


def restore() -> None:
    """After a test that committed."""
    connection.close()
    _engine().restore(_name())


def drop() -> None:
    connection.close()
    _engine().drop(_name())


@contextmanager
def another(folder: Path) -> Iterator[str]:
    """The URL of a database for processes of their own, as migrations leave it; SQLite's is a file of the folder."""
    name = _engine().another_name(folder)
    _engine().copy(_engine().template(fingerprint()), name)
    yield _engine().url(name)
    _engine().drop(name)


@contextmanager
def without_tables(folder: Path) -> Iterator[str]:
    """As `another`, but with nothing in it."""
    name = _engine().another_name(folder)
    _engine().create_empty(name)
    yield _engine().url(name)
    _engine().drop(name)


@contextmanager
def changeable() -> Iterator[None]:
    """What was recorded can be changed and deleted, as in an installation from before the triggers."""
    connection.check_constraints()  # PostgreSQL changes no table while some of its rows are yet to be checked
    with connection.cursor() as cursor:
        for table, name in append_only.triggers(connection):
            where = f" ON {table}" if connection.vendor == "postgresql" else ""
            cursor.execute(f"DROP TRIGGER IF EXISTS {name}{where}")
    yield
    connection.check_constraints()
    append_only.guard(using=connection.alias)


def fingerprint() -> str:
    """Another one when migrations, ours or a package's, have changed."""
    found = hashlib.sha256()
    for app in apps.get_app_configs():
        found.update(app.label.encode())
        for file in sorted(Path(app.path).glob("migrations/*.py")):
            found.update(file.name.encode() + file.read_bytes())
    return found.hexdigest()[:16]


@cache
def _name() -> str:
    """As Django and pytest-xdist have it, before the connection leads there."""
    creation: Any = connection.creation
    return str(creation._get_test_db_name())


class Engine(Protocol):
    def template(self, fingerprint: str) -> str:
        """Its name."""

    def exists(self, name: str) -> bool: ...

    def keep_as_template(self, name: str, template: str) -> None:
        """In place of those of other fingerprints. Another process may do the same at the same time."""

    def another_name(self, folder: Path) -> str: ...

    def url(self, name: str) -> str:
        """As DATABASE_URL has it."""

    def copy(self, source: str, target: str) -> None:
        """Over what is there. Nobody of this process may be connected."""

    def create_empty(self, name: str) -> None: ...

    def remember(self, name: str) -> None: ...

    def restore(self, name: str) -> None: ...

    def drop(self, name: str) -> None: ...


class SQLite:
    """Names are paths."""

    def template(self, fingerprint: str) -> str:
        return str(FOLDER / f"{fingerprint}.sqlite3")

    def exists(self, name: str) -> bool:
        return Path(name).exists()

    def keep_as_template(self, name: str, template: str) -> None:
        unfinished = f"{template}-{Path(name).parent.name}"
        FOLDER.mkdir(parents=True, exist_ok=True)
        self.copy(name, unfinished)
        for outdated in FOLDER.glob("*.sqlite3"):
            outdated.unlink(missing_ok=True)
        Path(unfinished).rename(template)

    def another_name(self, folder: Path) -> str:
        return str(folder / "db.sqlite3")

    def url(self, name: str) -> str:
        return f"sqlite:///{name}"

    def copy(self, source: str, target: str) -> None:
        """Page by page: a process that reads the target meanwhile is not led astray."""
        with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
            new.execute("PRAGMA synchronous=OFF")
            old.backup(new)

    def create_empty(self, name: str) -> None:
        """SQLite makes it for who opens it."""

    def remember(self, name: str) -> None:
        self.copy(name, f"{name}.remembered")

    def restore(self, name: str) -> None:
        self.copy(f"{name}.remembered", name)

    def drop(self, name: str) -> None:
        Path(name).unlink(missing_ok=True)


#: A table without a page has had no row. Foreign keys are checked at the end of the transaction only, so that the order
#: of tables is no matter. Numbers go on: no test knows them.
ROWS = """
SELECT relname FROM pg_class
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0
"""
REMEMBER = f"""
CREATE SCHEMA remembered;
DO $$ DECLARE name text; BEGIN
  FOR name IN {ROWS} LOOP EXECUTE format('CREATE TABLE remembered.%1$I AS TABLE public.%1$I', name); END LOOP;
END $$
"""
RESTORE = f"""
DO $$ DECLARE name text; BEGIN
  FOR name IN {ROWS} LOOP EXECUTE format('DELETE FROM public.%I', name); END LOOP;
  FOR name IN SELECT tablename FROM pg_tables WHERE schemaname = 'remembered' LOOP
    EXECUTE format('INSERT INTO public.%1$I TABLE remembered.%1$I', name);
  END LOOP;
END $$
"""


class PostgreSQL:
    @property
    def prefix(self) -> str:
        return f"{_name().partition('_gw')[0]}_template_"

    def template(self, fingerprint: str) -> str:
        return self.prefix + fingerprint

    def exists(self, name: str) -> bool:
        return name in self._names()

    def keep_as_template(self, name: str, template: str) -> None:
        for outdated in self._names():
            if outdated.startswith(self.prefix) and outdated != template:
                self.drop(outdated)
        with suppress(ProgrammingError, IntegrityError):  # another worker's is there by now, or just coming: the same
            self._create(template, name)

    def another_name(self, folder: Path) -> str:
        return f"{_name()}_{folder.name}"

    def url(self, name: str) -> str:
        return urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}").geturl()

    def copy(self, source: str, target: str) -> None:
        self.drop(target)
        self._create(target, source)

    def create_empty(self, name: str) -> None:
        self.copy("template0", name)

    def remember(self, name: str) -> None:
        with connection.cursor() as cursor:
            cursor.execute(REMEMBER)

    def restore(self, name: str) -> None:
        with changeable(), connection.cursor() as cursor:
            cursor.execute(RESTORE)

    def drop(self, name: str) -> None:
        self._execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def _create(self, name: str, source: str) -> None:
        self._execute(f'CREATE DATABASE "{name}" TEMPLATE "{source}"')

    def _names(self) -> list[str]:
        return [name for (name,) in self._execute("SELECT datname FROM pg_database")]

    def _execute(self, statement: str) -> list[tuple[str]]:
        creation: Any = connection.creation
        with creation._nodb_cursor() as cursor:
            cursor.execute(statement)
            return cursor.fetchall() if cursor.description else []


@cache
def _engine() -> Engine:
    return SQLite() if connection.vendor == "sqlite" else PostgreSQL()
