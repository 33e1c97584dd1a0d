from typing import Any

from django.db.models.lookups import StartsWith

#: No text goes on with it.
LAST = "\U0010ffff"


class Begins(StartsWith):
    """`startswith`, which an index answers everywhere: LIKE on SQLite knows no small letters and reads every row."""

    def as_sqlite(self, compiler: Any, connection: Any) -> tuple[str, list[Any]]:
        column, params = self.process_lhs(compiler, connection)
        return f"({column} >= %s AND {column} < %s)", [*params, self.rhs, *params, f"{self.rhs}{LAST}"]
