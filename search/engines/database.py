"""What SQLite and PostgreSQL share: filters, counts and distances are the same SQL over records and their tags."""

from collections.abc import Iterable, Mapping, Sequence
from math import cos, radians
from typing import Any

from django.db import connection
from django.utils import timezone

from .documents import Document
from .question import FACETS, Candidates, Circle, Filters, Question

Sql = tuple[str, list[Any]]
_KM_A_DEGREE = 111.195
#: A condition on search_record r; its parameter is the present moment.
NOT_EXPIRED = "(r.expires_at IS NULL OR r.expires_at > %s)"
#: Marks the rows that are records, among those that are counts.
BEST = "*"
HITS = "hit JOIN search_record r ON r.id = hit.id"
EVERYTHING = "SELECT id, 0.0 AS score FROM search_record"


class DatabaseEngine:
    """A subclass says which records match and how well; the rest is here."""

    name: str
    #: Its table and the column there with the record's id.
    table: str
    column: str

    def hits(self, question: Question) -> Sql:
        """SELECT id, score (greater is better) of all records that meet a reading."""
        raise NotImplementedError

    def begun(self, beginnings: Sequence[str], reader: str) -> Sql:
        """SELECT id, score (greater is better) of all records with a title or name whose words begin so."""
        raise NotImplementedError

    def put(self, documents: Sequence[Document]) -> None:
        raise NotImplementedError

    def is_complete(self) -> bool:
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT 1 FROM search_record WHERE id NOT IN (SELECT {self.column} FROM {self.table}) LIMIT 1"
            )
            return cursor.fetchone() is None

    def find(self, question: Question, *, best: int, offset: int = 0) -> Candidates:
        hits, parameters = self.hits(question) if question.readings else (EVERYTHING, [])
        parts, values = self._counting(question.filters)
        where, narrowed = _where(question.filters)
        parts.append(
            f"SELECT '{BEST}', CAST(id AS VARCHAR(20)), score FROM (SELECT r.id, hit.score FROM {HITS} WHERE {where} "
            "ORDER BY hit.score * (CASE WHEN r.is_verified THEN 1.2 ELSE 1 END) DESC, r.id LIMIT %s OFFSET %s) AS best"
        )
        with connection.cursor() as cursor:
            cursor.execute(
                f"WITH hit AS MATERIALIZED ({hits}) " + " UNION ALL ".join(parts),
                [*parameters, *values, *narrowed, best, offset],
            )
            return _candidates(cursor.fetchall())

    def begin(self, beginnings: Sequence[str], *, reader: str, best: int) -> list[int]:
        begun, parameters = self.begun(beginnings, reader)
        with connection.cursor() as cursor:
            cursor.execute(
                f"WITH hit AS ({begun}) SELECT r.id FROM {HITS} WHERE {NOT_EXPIRED} "
                "ORDER BY r.is_verified DESC, hit.score DESC, r.id LIMIT %s",
                [*parameters, timezone.now(), best],
            )
            return [row[0] for row in cursor.fetchall()]

    def _counting(self, filters: Filters) -> tuple[list[str], list[Any]]:
        """The total, the counts of facets that are not narrowed, and of each that is, without itself."""
        where, narrowed = _where(filters)
        parts = [f"SELECT '' AS facet, '' AS value, COUNT(*) AS number FROM {HITS} WHERE {where}"]
        values = list(narrowed)
        for facet in (None, *filters.facets):
            rest, rest_values = _where(filters, without=facet)
            counted = [facet] if facet else [other for other in FACETS if other not in filters.facets]
            if counted:
                parts.append(
                    f"SELECT t.facet, t.value, COUNT(*) FROM {HITS} "
                    f"JOIN search_tag t ON t.record_id = r.id WHERE {rest} AND t.facet IN ({_marks(counted)}) "
                    "GROUP BY t.facet, t.value"
                )
                values += [*rest_values, *counted]
        return parts, values


def _candidates(rows: Iterable[tuple[str, str, float]]) -> Candidates:
    """Of rows (facet, value, count); („”, „”, total); (BEST, id, score)."""
    scores: dict[int, float] = {}
    counts: dict[str, dict[str, int]] = {}
    total = 0
    for facet, value, number in rows:
        if facet == BEST:
            scores[int(value)] = number
        elif facet:
            counts.setdefault(facet, {})[value] = int(number)
        else:
            total = int(number)
    best_first = sorted(scores.items(), key=lambda pair: (-pair[1], pair[0]))
    return Candidates(dict(best_first), total, counts)


def _where(filters: Filters, without: str | None = None) -> Sql:
    conditions = [NOT_EXPIRED]
    parameters: list[Any] = [filters.now]
    if filters.types:
        conditions.append(f"r.type IN ({_marks(filters.types)})")
        parameters += filters.types
    for facet, chosen in filters.facets.items():
        if facet != without:
            conditions.append(
                "EXISTS (SELECT 1 FROM search_tag f WHERE f.record_id = r.id AND f.facet = %s "
                f"AND f.value IN ({_marks(chosen)}))"
            )
            parameters += [facet, *chosen]
    if filters.circle:
        condition, of_circle = _within(filters.circle)
        conditions.append(condition)
        parameters += of_circle
    return " AND ".join(conditions), parameters


def _marks(values: Iterable[object]) -> str:
    return ", ".join("%s" for _value in values)


def _within(circle: Circle) -> Sql:
    """On a region's scale the earth is flat: degrees of longitude shrink with the cosine of the latitude."""
    high = circle.radius / _KM_A_DEGREE
    shrink = max(cos(radians(circle.latitude)), 0.01)
    return (
        "r.latitude BETWEEN %s AND %s AND (r.latitude - %s) * (r.latitude - %s) "
        "+ (r.longitude - %s) * (r.longitude - %s) * %s <= %s",
        [
            *(circle.latitude - high, circle.latitude + high),
            *(circle.latitude, circle.latitude, circle.longitude, circle.longitude),
            *(shrink * shrink, high * high),
        ],
    )


def by_language(terms: Mapping[str, Iterable[str]]) -> list[tuple[str, str]]:
    return [(language, term) for language, found in terms.items() for term in found]
