"""Indices behind two aliases: one that is asked, and one that is being filled to take its place."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from uuid import uuid4

from django.conf import settings
from elasticsearch import Elasticsearch

from ..documents import Document
from .client import Unusable, patient_client
from .layout import MAPPINGS, SETTINGS, fingerprint, source_of

#: A document and the stamp of its record's latest change.
Stamped = tuple[Document, str]

#: Answers to a write that are no failure: done, nothing there to delete, overtaken by a later write.
_FINE = frozenset({200, 201, 404, 409})
_PAGE = 5000


def serving_alias() -> str:
    return f"{settings.ELASTICSEARCH_INDEX_PREFIX}-search"


def _building_alias() -> str:
    return f"{serving_alias()}-building"


def write(connection: Elasticsearch, put: Sequence[Stamped], drop: Iterable[int], versions: Mapping[int, int]) -> None:
    """To every index that is asked or being filled. When it returns, what is asked knows it.

    `versions` by record: a write with a lower one than an earlier write of the same record is ignored.
    """
    behind = _indices_behind(connection, serving_alias(), _building_alias())
    if serving_alias() not in behind:
        raise Unusable(f"There is no index {serving_alias()}.")
    operations: list[dict[str, Any]] = []
    for index in behind.values():
        for document, stamp in put:
            operations += _put(index, document, stamp, versions[document.record])
        operations += [{"delete": _target(index, record, versions[record])} for record in drop]
    _send(connection, operations, refresh=True)


def fill_new(batches: Iterable[Sequence[Stamped]]) -> None:
    """A new index with these takes the place of the one that serves, in one step; what changes meanwhile gets there
    by `write`. An unfinished one of earlier days is dropped."""
    connection = patient_client()
    name = f"{serving_alias()}-{uuid4().hex}"
    if unfinished := _unasked(connection):
        connection.indices.delete(index=unfinished, ignore_unavailable=True)
    connection.indices.create(
        index=name,
        mappings={**MAPPINGS, "_meta": {"fingerprint": fingerprint()}},
        settings=SETTINGS,
        aliases={_building_alias(): {}},
    )
    for batch in batches:
        operations = [part for document, stamp in batch for part in _put(name, document, stamp, version=0)]
        _send(connection, operations, refresh=False)
    connection.indices.refresh(index=name)
    _swap(connection, name)


def is_usable() -> bool:
    """Whether there is an index that can be asked, laid out as this version of the portal does it."""
    connection = patient_client()
    index = _indices_behind(connection, serving_alias()).get(serving_alias())
    if index is None:
        return False
    mappings = connection.indices.get_mapping(index=index)[index]["mappings"]
    state = str(connection.cat.indices(index=index, h="status", expand_wildcards="all")).strip()
    return mappings.get("_meta", {}).get("fingerprint") == fingerprint() and state == "open"


def stamps() -> Iterator[tuple[int, str]]:
    """(record, stamp) of everything in the index that serves."""
    after: list[Any] | None = None
    while True:
        page = patient_client().search(
            index=serving_alias(),
            size=_PAGE,
            sort=[{"record": "asc"}],
            docvalue_fields=[{"field": "stamp"}],
            stored_fields="_none_",
            track_total_hits=False,
            filter_path="hits.hits.sort,hits.hits.fields",
            search_after=after,
        )
        hits = page.get("hits", {}).get("hits", [])
        yield from ((hit["sort"][0], hit["fields"]["stamp"][0]) for hit in hits)
        if len(hits) < _PAGE:
            return
        after = hits[-1]["sort"]


def _swap(connection: Elasticsearch, name: str) -> None:
    old = [index for index in _all(connection) if index != name]
    connection.indices.update_aliases(
        actions=[
            {"add": {"index": name, "alias": serving_alias()}},
            {"remove": {"index": name, "alias": _building_alias(), "must_exist": True}},
            *({"remove_index": {"index": index}} for index in old),
        ]
    )


def _all(connection: Elasticsearch) -> list[str]:
    return list(connection.indices.get(index=f"{serving_alias()}-*", features=["aliases"], expand_wildcards="all"))


def _unasked(connection: Elasticsearch) -> list[str]:
    serving = _indices_behind(connection, serving_alias()).values()
    return [index for index in _all(connection) if index not in serving]


def _indices_behind(connection: Elasticsearch, *aliases: str) -> dict[str, str]:
    """Alias → index, of those that there are."""
    answer = connection.options(ignore_status=404).indices.get_alias(name=list(aliases), expand_wildcards="all")
    return {
        alias: index
        for index, of_index in answer.items()
        if isinstance(of_index, dict)
        for alias in of_index.get("aliases", ())
    }


def _put(index: str, document: Document, stamp: str, version: int) -> list[dict[str, Any]]:
    return [{"index": _target(index, document.record, version)}, source_of(document, stamp)]


def _target(index: str, record: int, version: int) -> dict[str, Any]:
    return {"_index": index, "_id": str(record), "version": version, "version_type": "external_gte"}


def _send(connection: Elasticsearch, operations: list[dict[str, Any]], *, refresh: bool) -> None:
    if not operations:
        return
    answer = connection.bulk(operations=operations, refresh=refresh, filter_path="items.*.status,items.*.error")
    for item in answer["items"]:
        (outcome,) = item.values()
        if outcome["status"] not in _FINE:
            raise Unusable(f"A record was refused: {outcome.get('error')}")
