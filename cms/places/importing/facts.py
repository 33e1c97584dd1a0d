"""A place's facts as values that JSON can hold, and the way back. Related records go by their codes."""

from datetime import date
from functools import cache
from typing import Any

from ..models import FurtherSection, Place
from .columns import COLUMNS
from .lookups import Lookups

Facts = dict[str, Any]

#: Facts that are records of their own, several a place.
LISTS = frozenset({"further_sections", "amenities", "audiences"})
REFERENCES = frozenset({"kind", "municipality", "county"})

#: Facts that a field of the place's own row holds as they are.
PLAIN = frozenset(column.field for column in COLUMNS.values()) - LISTS - REFERENCES


def facts_of(place: Place) -> Facts:
    """Every fact an import may state."""
    return {field: getattr(place, field) for field in PLAIN} | {
        "verified_on": place.verified_on.isoformat() if place.verified_on else None,
        "kind": place.kind.code if place.kind_id else None,
        "municipality": place.municipality_id,
        "county": place.county_id,
        "further_sections": sorted(further.section for further in place.further_sections.all()),
        "amenities": sorted(term.code for term in place.amenities.all()),
        "audiences": sorted(term.code for term in place.audiences.all()),
    }


@cache
def blank_facts() -> Facts:
    """The facts of a place nobody has said anything about."""
    return facts_of(Place())


def set_facts(place: Place, facts: Facts, lookups: Lookups) -> None:
    """On the object only, and without the lists."""
    for field in PLAIN & facts.keys():
        setattr(place, field, facts[field])
    if facts.get("verified_on"):
        place.verified_on = date.fromisoformat(facts["verified_on"])
    if "kind" in facts:
        place.kind = lookups.kinds.by_code[facts["kind"]]
    for field in {"municipality", "county"} & facts.keys():
        setattr(place, f"{field}_id", facts[field])


def set_lists(place: Place, facts: Facts, lookups: Lookups) -> None:
    """On the object only, for what is saved as a revision."""
    if "further_sections" in facts:
        place.further_sections.set([FurtherSection(section=section) for section in facts["further_sections"]])
    for field in {"amenities", "audiences"} & facts.keys():
        terms = getattr(lookups, field).by_code
        getattr(place, field).set([terms[code] for code in facts[field]])
