"""How records lie in an index. Terms come analysed: Elasticsearch only splits them at spaces."""

import json
from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Any

from ..columns import COMMON, LANGUAGES, SPOKEN, WEIGHTS
from ..documents import Document
from ..question import FACETS

_KEYWORD = {"type": "keyword"}
#: Terms of a field may be asked for by their beginnings.
_BEGINNINGS = {
    "type": "text",
    "analyzer": "whitespace",
    "norms": False,
    "index_options": "docs",
    "index_prefixes": {"min_chars": 1, "max_chars": 12},
}

MAPPINGS: dict[str, Any] = {
    "dynamic": False,
    "_source": {"enabled": False},
    "properties": {
        "record": {"type": "long"},
        "stamp": {"type": "keyword", "index": False},
        "type": _KEYWORD,
        "is_verified": {"type": "boolean"},
        "expires_at": {"type": "date"},
        "point": {"type": "geo_point"},
        "tags": {"properties": {facet: {**_KEYWORD, "eager_global_ordinals": True} for facet in FACETS}},
        "names": _BEGINNINGS,
        **{f"title_{language}": _BEGINNINGS for language in LANGUAGES},
        **{
            f"words_{language}": {"type": "text", "analyzer": "whitespace", "index_options": "freqs"}
            for language in LANGUAGES
        },
    },
}

SETTINGS: dict[str, Any] = {
    "number_of_shards": 1,
    "auto_expand_replicas": "0-1",
    "gc_deletes": "1h",  # so long a deletion is remembered, lest a late write brings a record back
}


def fingerprint() -> str:
    """Another one when an index has to be filled anew because its layout has changed."""
    return sha256(json.dumps([MAPPINGS, SETTINGS, WEIGHTS], sort_keys=True).encode()).hexdigest()[:16]


def source_of(document: Document, stamp: str) -> dict[str, Any]:
    findable = document.findable
    source: dict[str, Any] = {
        "record": document.record,
        "stamp": stamp,
        "type": findable.type,
        "is_verified": findable.is_verified,
        "tags": _by_facet(document),
        "names": " ".join(document.columns.get("names", ())),
    }
    for language in LANGUAGES:
        source[f"title_{language}"] = " ".join(document.columns.get(f"title_{language}", ()))
        source[f"words_{language}"] = " ".join(_weighted(document.columns, language))
    if findable.expires_at:
        source["expires_at"] = findable.expires_at.isoformat()
    if findable.point:
        source["point"] = {"lat": findable.point[0], "lon": findable.point[1]}
    return source


def _weighted(columns: Mapping[str, list[str]], language: str) -> Iterator[str]:
    """All columns of a language in one field, a term as many times as a hit in its column is worth.

    So a term's score is what BM25F makes of several weighted fields, and a question asks a single one.
    """
    for part in (*COMMON, *SPOKEN):
        terms = columns.get(part if part in COMMON else f"{part}_{language}", ())
        for _time in range(WEIGHTS[part]):
            yield from terms


def _by_facet(document: Document) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for facet, value in sorted(document.findable.topics):
        tags.setdefault(facet, []).append(value)
    return tags
