"""A question as Elasticsearch's request, and its response as candidates: filters, counts and total in one."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.utils import timezone

from ..columns import FOREIGN
from ..question import FACETS, Candidates, Circle, Group, Question, Reading

#: What is read of a response; the rest of it need not be sent.
READ = "hits.total.value,hits.hits._id,hits.hits._score,aggregations"
#: A record that somebody has verified stands before an equal one.
UNVERIFIED = 1 / 1.2
#: Values of a facet that are counted.
MOST_VALUES = 1000


def request_of(question: Question, *, best: int, offset: int, without: Collection[int]) -> dict[str, Any]:
    """`without`: records that have changed since the index heard of them."""
    narrowed = {facet: _chosen(facet, values) for facet, values in question.filters.facets.items()}
    request: dict[str, Any] = {
        "query": _matching(question, without),
        "aggs": _counts(narrowed),
        "from_": offset,
        "size": best,
        "sort": [{"_score": "desc"}, {"record": "asc"}],
        "track_total_hits": True,
        "filter_path": READ,
    }
    if narrowed:
        request["post_filter"] = _all(list(narrowed.values()))
    return request


def candidates_of(response: Any) -> Candidates:
    hits = response["hits"]
    scores = {int(hit["_id"]): float(hit["_score"]) for hit in hits.get("hits", ())}
    counts = {}
    for facet, found in response["aggregations"].items():
        buckets = found.get("values", found).get("buckets", ())
        counts[facet] = {bucket["key"]: bucket["doc_count"] for bucket in buckets}
    return Candidates(scores, hits["total"]["value"], {facet: found for facet, found in counts.items() if found})


def beginning_request(beginnings: Sequence[str], *, reader: str, best: int, without: Collection[int]) -> dict[str, Any]:
    return {
        "query": {
            "bool": {
                "must": [_begun(beginning, reader) for beginning in beginnings],
                "must_not": [_expired(timezone.now()), _any_of("record", without)],
            }
        },
        "size": best,
        "sort": [{"is_verified": "desc"}, {"_score": "desc"}, {"record": "asc"}],
        "track_total_hits": False,
        "filter_path": "hits.hits._id",
    }


def _expired(now: datetime) -> dict[str, Any]:
    return {"range": {"expires_at": {"lte": now.isoformat()}}}


def _matching(question: Question, without: Collection[int]) -> dict[str, Any]:
    asked = [_reading(reading, question.reader) for reading in question.readings]
    filters = question.filters
    must_not = [_expired(filters.now)]
    if without:
        must_not.append(_any_of("record", without))
    conditions = [_any_of("type", filters.types)] if filters.types else []
    if filters.circle:
        conditions.append(_within(filters.circle))
    if not asked:
        return {"bool": {"filter": conditions, "must_not": must_not}}
    matched = asked[0] if len(asked) == 1 else {"dis_max": {"queries": asked}}
    return {
        "boosting": {
            "positive": {"bool": {"must": [matched], "filter": conditions, "must_not": must_not}},
            "negative": {"term": {"is_verified": False}},
            "negative_boost": UNVERIFIED,
        }
    }


def _reading(reading: Reading, reader: str) -> dict[str, Any]:
    worth = 1 if reading.language == reader else FOREIGN
    return {"bool": {"must": [_group(group, reading.language) for group in reading.groups], "boost": worth}}


def _group(group: Group, language: str) -> dict[str, Any]:
    return {"match": {f"words_{language}": {"query": " ".join(group.terms)}}}


def _begun(beginning: str, reader: str) -> dict[str, Any]:
    fields = ((f"title_{reader}", 1), ("names", 0.2))
    prefixes = [{"prefix": {field: {"value": beginning, "boost": worth}}} for field, worth in fields]
    return {"dis_max": {"queries": prefixes}}


def _counts(narrowed: Mapping[str, dict[str, Any]]) -> dict[str, Any]:
    """Of each facet as if it alone were not narrowed down."""
    counts: dict[str, Any] = {}
    for facet in FACETS:
        values = {"terms": {"field": f"tags.{facet}", "size": MOST_VALUES}}
        others = [condition for other, condition in narrowed.items() if other != facet]
        counts[facet] = {"filter": _all(others), "aggs": {"values": values}} if others else values
    return counts


def _chosen(facet: str, values: Sequence[str]) -> dict[str, Any]:
    return _any_of(f"tags.{facet}", values)


def _any_of(field: str, values: Collection[Any]) -> dict[str, Any]:
    return {"terms": {field: list(values)}}


def _all(conditions: list[dict[str, Any]]) -> dict[str, Any]:
    return {"bool": {"filter": conditions}}


def _within(circle: Circle) -> dict[str, Any]:
    point = {"lat": circle.latitude, "lon": circle.longitude}
    return {"geo_distance": {"distance": f"{circle.radius}km", "point": point}}
