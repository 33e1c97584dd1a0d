"""A tsvector a language, made of terms that come analysed: PostgreSQL's own dictionaries have no part in it."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db import connection
from django.utils import timezone

from .columns import COMMON, FOREIGN, LANGUAGES
from .database import NOT_EXPIRED, DatabaseEngine, Sql, by_language
from .documents import Document, is_token
from .question import Question, Reading

TABLE = "search_vector"
#: Part of a record → PostgreSQL's class of weight.
CLASSES = {"title": "A", "topics": "B", "names": "B", "labels": "C", "body": "D"}
#: What the classes D, C, B, A are worth.
WORTH = "{0.1, 0.3, 0.6, 1.0}"
#: What a record is worth that is of all the topics asked for: `ts_rank` does not know that they say more than words.
TOPIC = 1.0
MOST_POSITIONS = 16_383


class PostgreSQLEngine(DatabaseEngine):
    name = "postgresql"
    table, column = TABLE, "record_id"

    def put(self, documents: Sequence[Document]) -> None:
        columns = ", ".join(LANGUAGES)
        marks = ", ".join(["%s::tsvector"] * len(LANGUAGES))
        news = ", ".join(f"{language} = EXCLUDED.{language}" for language in LANGUAGES)
        rows: list[tuple[Any, ...]] = [
            (document.record, *(_vector(document, language) for language in LANGUAGES)) for document in documents
        ]
        with connection.cursor() as cursor:
            cursor.executemany(
                f"INSERT INTO {TABLE} (record_id, {columns}) VALUES (%s, {marks}) "
                f"ON CONFLICT (record_id) DO UPDATE SET {news}",
                rows,
            )

    def drop(self, records: Iterable[int]) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"DELETE FROM {TABLE} WHERE record_id = ANY(%s)", [list(records)])

    def hits(self, question: Question) -> Sql:
        parts: list[str] = []
        values: list[Any] = []
        for reading in question.readings:
            asked = _query(reading)
            worth = 1 if reading.language == question.reader else FOREIGN
            topics = [f"{reading.language} @@ %s::tsquery" for _tokens in _named(reading)]
            share = " + ".join(f"({topic})::int" for topic in topics) or "0"
            parts.append(
                f"SELECT record_id AS id, {worth} * (ts_rank(%s, {reading.language}, %s::tsquery) "
                f"+ {TOPIC}::float * ({share}) / {len(reading.groups)}) AS score "
                f"FROM {TABLE} WHERE {reading.language} @@ %s::tsquery"
            )
            values += [WORTH, asked, *_named(reading), asked]
        return f"SELECT id, MAX(score) AS score FROM ({' UNION ALL '.join(parts)}) AS found GROUP BY id", values

    def begun(self, beginnings: Sequence[str], reader: str) -> Sql:
        asked = " & ".join(f"'{beginning}':*AB" for beginning in beginnings)
        return (
            f"SELECT record_id AS id, ts_rank('{{0, 0, 0.2, 1.0}}', {reader}, %s::tsquery) AS score "
            f"FROM {TABLE} WHERE {reader} @@ %s::tsquery",
            [asked, asked],
        )

    def known(self, terms: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
        asked = by_language(terms)
        if not asked:
            return set()
        parts = [
            f"SELECT %s, %s WHERE EXISTS (SELECT 1 FROM {TABLE} v JOIN search_record r ON r.id = v.record_id "
            f"WHERE v.{language} @@ %s::tsquery AND {NOT_EXPIRED})"
            for language, _term in asked
        ]
        now = timezone.now()
        values = [value for language, term in asked for value in (language, term, f"'{term}'", now)]
        with connection.cursor() as cursor:
            cursor.execute(" UNION ALL ".join(parts), values)
            return set(cursor.fetchall())

    def terms(self) -> Iterable[tuple[str, str, int]]:
        with connection.cursor() as cursor:
            for language in LANGUAGES:
                cursor.execute(f"SELECT word, ndoc FROM ts_stat('SELECT {language} FROM {TABLE}', 'acd')")
                yield from ((language, word, number) for word, number in cursor.fetchall())
            cursor.execute(f"SELECT word, ndoc FROM ts_stat('SELECT {LANGUAGES[0]} FROM {TABLE}', 'b')")
            yield from (("", word, number) for word, number in cursor.fetchall())


def _vector(document: Document, language: str) -> str:
    """As a literal: 'zamek':1A 'moszna':2A. Positions end at 16,383, PostgreSQL's limit."""
    positions: dict[str, list[str]] = {}
    position = 0
    for part, weight in CLASSES.items():
        column = part if part in COMMON else f"{part}_{language}"
        for term in document.columns.get(column, ()):
            position = min(position + 1, MOST_POSITIONS)
            positions.setdefault(term, []).append(f"{position}{weight}")
    return " ".join(f"'{term}':{','.join(places[:255])}" for term, places in positions.items())


def _query(reading: Reading) -> str:
    return " & ".join(
        f"({' | '.join(f'{chr(39)}{term}{chr(39)}' for term in group.terms)})" for group in reading.groups
    )


def _named(reading: Reading) -> list[str]:
    """Of each group that names topics a query for these."""
    named = ([term for term in group.terms if is_token(term) and term not in group.hints] for group in reading.groups)
    return [" | ".join(f"'{token}'" for token in tokens) for tokens in named if tokens]
