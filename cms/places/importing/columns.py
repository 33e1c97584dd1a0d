"""The columns of an import file: one set for the portal's own files and an editor's. See `docs/import.md`."""

from dataclasses import dataclass
from difflib import get_close_matches
from typing import Any

from django.utils.translation import gettext as _

from ..enums import Accuracy, Known, PriceLevel, Section
from . import cells
from .report import ImportRefused, shown


@dataclass(frozen=True)
class Column:
    """`field` is the fact it fills, `blank` what an empty cell means, `example` a right cell for messages."""

    name: str
    field: str
    example: str
    read: cells.Reader = cells.text
    blank: Any = ""
    required: bool = False


def _known(name: str) -> Column:
    return Column(name, name, "yes", cells.one_of(Known), Known.UNKNOWN.value)


def _codes(name: str, field: str, example: str, read: cells.Reader) -> Column:
    return Column(name, field, example, read, [])


_ALL = [
    Column("id", "external_id", "zamek-moszna", required=True),
    Column("name_pl", "name", "Zamek w Mosznej", required=True),
    Column("category", "section", "attraction", cells.one_of(Section), required=True),
    Column("kind", "kind", "castle", cells.kind, required=True),
    _codes("sections", "further_sections", "accommodation gastronomy", cells.sections),
    Column("town", "town", "Moszna"),
    Column("near_town", "town", "Moszna"),
    Column("street", "street", "ul. Zamkowa 1"),
    Column("postcode", "postcode", "47-370"),
    Column("teryt", "municipality", "1605033", cells.municipality, None),
    Column("county_teryt", "county", "1605", cells.county, None),
    Column("lat", "latitude", "50.44072", cells.degrees, None),
    Column("lon", "longitude", "17.7679", cells.degrees, None),
    Column("coordinates", "accuracy", "exact", cells.one_of(Accuracy), Accuracy.EXACT.value),
    Column("phone", "phone", "+48 77 000 00 00"),
    Column("email", "email", "biuro@example.org"),
    Column("website", "website", "https://example.org"),
    Column("opening_hours", "opening_hours", "Tu-Su 10:00-17:00; PH off"),
    Column("price_level", "price_level", "medium", cells.one_of(PriceLevel)),
    _codes("audiences", "audiences", "families seniors", cells.audiences),
    _codes("amenities", "amenities", "parking restaurant", cells.amenities),
    _known("step_free_entry"),
    _known("accessible_toilet"),
    _known("accessible_parking"),
    _known("guide_dog"),
    _known("induction_loop"),
    Column("source", "source", "OpenStreetMap"),
    Column("licence", "licence", "ODbL 1.0"),
    Column("verified_on", "verified_on", "2026-05-31", cells.day, None),
]
COLUMNS = {column.name: column for column in _ALL}

#: The column that messages name for a fact.
COLUMN_OF = {column.field: column.name for column in reversed(_ALL)}

#: Words and notes of the portal's own files: known, but no facts.
PASSED_OVER = frozenset({"facts_pl", "names_de_cs_en", "osm_tag", "km_to_town"})


def check_header(names: list[str]) -> list[str]:
    """Warnings about columns that are passed over. Raises ImportRefused where one is missing or named twice."""
    twice = sorted({name for name in names if name and names.count(name) > 1})
    if twice:
        raise ImportRefused(_("The header names a column twice: %(names)s.") % {"names": _list(twice)})
    missing = [column.name for column in _ALL if column.required and column.name not in names]
    missing += {"lat", "lon"} - set(names) if {"lat", "lon"} & set(names) else []
    if missing:
        raise ImportRefused(
            _("The file lacks the column %(missing)s. Its first row names these: %(names)s.")
            % {"missing": _list(missing), "names": _list(names)}
        )
    return [_passed_over(name) for name in names if name and name not in COLUMNS and name not in PASSED_OVER]


def _passed_over(name: str) -> str:
    near = get_close_matches(name.lower(), COLUMNS, n=1)
    hints = [_("Do you mean “%(near)s”?") % {"near": near[0]}] if near else []
    return " ".join([_("The column “%(name)s” is not known and is passed over.") % {"name": shown(name)}, *hints])


def _list(names: list[str]) -> str:
    return ", ".join(map(shown, names))
