"""FTS5. Terms come analysed: its tokenizer only splits at spaces."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.utils import timezone

from .columns import COLUMNS, COMMON, LANGUAGES, SPOKEN, columns_of, weight_of
from .database import NOT_EXPIRED, DatabaseEngine, Sql, by_language
from .documents import Document
from .question import Question, Reading

TABLE = "search_fts"


class SQLiteEngine(DatabaseEngine):
    name = "sqlite"
    table, column = TABLE, "rowid"

    def put(self, documents: Sequence[Document]) -> None:
        rows: list[tuple[Any, ...]] = [
            (document.record, *(" ".join(document.columns.get(column, ())) for column in COLUMNS))
            for document in documents
        ]
        marks = ", ".join(["%s"] * (len(COLUMNS) + 1))
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT OR REPLACE INTO {TABLE} (rowid, {', '.join(COLUMNS)}) VALUES ({marks})",
                rows,
            )

    def drop(self, records: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            cursor.executemany(f"DELETE FROM {TABLE} WHERE rowid = %s", [(record,) for record in records])

    def hits(self, question: Question) -> Sql:
        weights = ", ".join(str(weight_of(column, question.reader)) for column in COLUMNS)
        expression = " OR ".join(f"({_reading(reading)})" for reading in question.readings)
        return f"SELECT rowid AS id, -bm25({TABLE}, {weights}) AS score FROM {TABLE} WHERE {TABLE} MATCH %s", [
            expression
        ]

    def begun(self, beginnings: Sequence[str], reader: str) -> Sql:
        columns = " ".join(("names", f"title_{reader}"))
        expression = " AND ".join(f'{{{columns}}} : "{beginning}" *' for beginning in beginnings)
        weights = ", ".join("1" if column == f"title_{reader}" else "0.2" for column in COLUMNS)
        return f"SELECT rowid AS id, -bm25({TABLE}, {weights}) AS score FROM {TABLE} WHERE {TABLE} MATCH %s", [
            expression
        ]

    def known(self, terms: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
        asked = by_language(terms)
        if not asked:
            return set()
        parts = [
            f"SELECT %s, %s WHERE EXISTS (SELECT 1 FROM {TABLE} JOIN search_record r ON r.id = {TABLE}.rowid "
            f"WHERE {TABLE} MATCH %s AND {NOT_EXPIRED})"
            for _pair in asked
        ]
        now = timezone.now()
        values = [
            value
            for language, term in asked
            for value in (language, term, f'{{{" ".join(columns_of(language))}}} : "{term}"', now)
        ]
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(parts), values)
            return set(cursor.fetchall())

    def terms(self) -> Iterable[tuple[str, str, int]]:
        columns = dict.fromkeys(COMMON, "") | {f"{part}_{code}": code for code in LANGUAGES for part in SPOKEN}
        counts: dict[tuple[str, str], int] = {}
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT term, col, doc FROM {TABLE}_terms")
            for term, column, number in cursor.fetchall():
                pair = (columns[column], term)
                counts[pair] = max(counts.get(pair, 0), number)
        return [(language, term, number) for (language, term), number in counts.items()]


def _reading(reading: Reading) -> str:
    columns = " ".join(columns_of(reading.language))
    return " AND ".join(
        f"{{{columns}}} : ({' OR '.join(f'{chr(34)}{term}{chr(34)}' for term in group.terms)})"
        for group in reading.groups
    )
