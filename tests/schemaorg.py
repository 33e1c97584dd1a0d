"""Does a JSON-LD node say only what schema.org's vocabulary lets it say? Stricter than search engines are.

A property must be one of the type's, its value of a type in the property's range: no text where a thing is wanted.
"""

import csv
import gzip
import re
from collections.abc import Iterator
from datetime import date, time
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

VOCABULARY = Path(__file__).parent / "data" / "schemaorg.csv.gz"
CONTEXT = "https://schema.org"


@cache
def vocabulary() -> tuple[dict[str, list[str]], dict[str, tuple[list[str], list[str]]]]:
    """Types with those directly above; properties with domain and range."""
    types, properties = {}, {}
    with gzip.open(VOCABULARY, "rt", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            above = row["above_or_domain"].split()
            if row["what"] == "type":
                types[row["name"]] = above
            else:
                properties[row["name"]] = (above, row["range"].split())
    return types, properties


def lineage(name: str) -> set[str]:
    """The type itself and all above it; empty when there is no such type."""
    types, _properties = vocabulary()
    if name not in types:
        return set()
    return {name}.union(*(lineage(above) for above in types[name]))


def problems(document: dict[str, Any]) -> list[str]:
    """What is wrong with a document of a `@graph`, in words; a reference must lead to a node of the same document."""
    nodes = document["@graph"]
    known = {node["@id"]: node for node in nodes if "@id" in node}
    wrong = [] if document["@context"] == CONTEXT else [f"context {document['@context']}"]
    return wrong + [problem for node in nodes for problem in _node_problems(node, known)]


def _node_problems(node: dict[str, Any], known: dict[str, Any]) -> Iterator[str]:
    _types, properties = vocabulary()
    family = lineage(node["@type"])
    if not family:
        yield f"there is no type {node['@type']}"
    for name, value in node.items():
        if name in ("@type", "@id"):
            continue
        domain, allowed = properties.get(name, ([], []))
        if not family & set(domain):
            yield f"{node['@type']} has no property {name}"
            continue
        for item in value if isinstance(value, list) else [value]:
            yield from _value_problems(f"{node['@type']}.{name}", item, set(allowed), known)


def _value_problems(where: str, value: Any, allowed: set[str], known: dict[str, Any]) -> Iterator[str]:
    if isinstance(value, dict):
        thing = value if "@type" in value else known.get(value["@id"])
        if thing is None:
            yield f"{where}: {value['@id']} is nowhere"
            return
        found = lineage(thing["@type"])
        if thing is value:
            yield from _node_problems(value, known)
    else:
        found = _plain_types(value)
    if not found & allowed:
        yield f"{where}: {value!r} is none of {sorted(allowed)}"


def _plain_types(value: Any) -> set[str]:
    if isinstance(value, bool):
        return {"Boolean"}
    if isinstance(value, int | float):
        return {"Number"} | ({"Integer"} if isinstance(value, int) else set())
    if not isinstance(value, str) or not value.strip():
        return set()
    if value.startswith(f"{CONTEXT}/"):
        return lineage(value.removeprefix(f"{CONTEXT}/"))
    return {"Text", *_text_types(value)}


def _text_types(value: str) -> Iterator[str]:
    parts = urlsplit(value)
    if parts.scheme in ("http", "https") and parts.hostname:
        yield "URL"
    for name, pattern, read in (("Date", r"\d{4}-\d\d-\d\d", date), ("Time", r"\d\d:\d\d(:\d\d)?", time)):
        if re.fullmatch(pattern, value):
            read.fromisoformat(value)
            yield name
