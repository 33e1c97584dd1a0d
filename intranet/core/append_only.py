"""What was recorded, the database itself neither changes nor deletes: triggers, on SQLite and on PostgreSQL.

They hold against mistakes of ours. Who owns the tables can take them off; a role of PostgreSQL that does not own them
cannot (docs/operator.md).
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper

from .models import AuditValue
from .models.append_only import AppendOnly

#: Of trigger and function.
NAME = "append_only"
WORDS = "What was recorded is neither changed nor deleted"

_FUNCTION = f"""
CREATE OR REPLACE FUNCTION {NAME}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
  RAISE EXCEPTION '{WORDS}: %', TG_TABLE_NAME USING ERRCODE = 'integrity_constraint_violation';
END $$
"""
_AT_WORK = {
    "postgresql": "SELECT tgrelid::regclass::text, tgname FROM pg_trigger WHERE tgenabled IN ('O', 'A')",
    "sqlite": "SELECT tbl_name, name FROM sqlite_master WHERE type = 'trigger'",
}


def guarded() -> dict[str, tuple[str, ...]]:
    """By table, what is refused. A value that stands beside the log may be erased, but never be another."""
    models = (model for model in apps.get_models() if issubclass(model, AppendOnly))
    return {model._meta.db_table: ("UPDATE", "DELETE") for model in models} | {AuditValue._meta.db_table: ("UPDATE",)}


def guard(*, using: str, **kwargs: Any) -> None:
    """After each `migrate`: some migrations make a table anew, without its triggers. There already: a no-op."""
    connection = connections[using]
    missing = set(unguarded(connection)) & set(connection.introspection.table_names())
    with connection.cursor() as cursor:
        if missing and connection.vendor == "postgresql":
            cursor.execute(_FUNCTION)
        for table in sorted(missing):
            for statement in _statements(connection.vendor, table, guarded()[table]):
                cursor.execute(statement)


def unguarded(connection: BaseDatabaseWrapper) -> list[str]:
    """The tables whose triggers are not all there and at work."""
    with connection.cursor() as cursor:
        cursor.execute(_AT_WORK[connection.vendor])
        found = set(cursor.fetchall())
    return sorted({table for table, name in triggers(connection) if (table, name) not in found})


def triggers(connection: BaseDatabaseWrapper) -> list[tuple[str, str]]:
    """Table and name."""
    pairs = ((table, kind) for table, kinds in guarded().items() for kind in kinds)
    return list(dict.fromkeys((table, _name(connection.vendor, table, kind)) for table, kind in pairs))


def _name(vendor: str, table: str, kind: str) -> str:
    """SQLite's are unique in the database, and each is of one kind."""
    return NAME if vendor == "postgresql" else f"{table}_{NAME}_{kind.lower()}"


def _statements(vendor: str, table: str, refused: tuple[str, ...]) -> Iterator[str]:
    if vendor == "postgresql":
        kinds = " OR ".join((*refused, "TRUNCATE") if "DELETE" in refused else refused)
        yield f"CREATE OR REPLACE TRIGGER {NAME} BEFORE {kinds} ON {table} FOR EACH STATEMENT EXECUTE FUNCTION {NAME}()"
        yield f"ALTER TABLE {table} ENABLE TRIGGER {NAME}"
        return
    for kind in refused:
        name, raising = _name(vendor, table, kind), f"SELECT RAISE(ABORT, '{WORDS}: {table}')"
        yield f"CREATE TRIGGER IF NOT EXISTS {name} BEFORE {kind} ON {table} BEGIN {raising}; END"
