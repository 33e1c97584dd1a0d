"""What is wrong in facts that could be read. Each check yields (column, reason and what would be right)."""

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import Place
from .columns import COLUMN_OF, COLUMNS
from .facts import PLAIN
from .region import the_region
from .report import about

Wrong = Iterator[tuple[str, str]]


def wrong_in(facts: dict[str, Any]) -> Wrong:
    yield from _position(facts)
    yield from _county(facts)
    yield from _fields(facts)


def _position(facts: dict[str, Any]) -> Wrong:
    if not {"latitude", "longitude"} <= facts.keys():
        return
    latitude, longitude, region = facts["latitude"], facts["longitude"], the_region()
    if latitude is None and longitude is None:
        return
    if latitude is None or longitude is None:
        yield (
            "lat" if latitude is None else "lon",
            _("latitude and longitude go together: give both or leave both blank."),
        )
    elif region.contains(longitude, latitude):
        yield (
            "lat",
            _("latitude and longitude are exchanged: lat should be %(lat)s and lon %(lon)s.")
            % {"lat": longitude, "lon": latitude},
        )
    elif not region.contains(latitude, longitude):
        yield (
            "lon" if region.has_latitude(latitude) else "lat",
            _(
                "“%(lat)s, %(lon)s” lies outside the Opole region: "
                "latitude %(south).2f to %(north).2f, longitude %(west).2f to %(east).2f."
            )
            % {"lat": latitude, "lon": longitude, **vars(region)},
        )


def _county(facts: dict[str, Any]) -> Wrong:
    municipality, county = facts.get("municipality"), facts.get("county")
    if municipality and county and municipality[:4] != county:
        yield (
            "county_teryt",
            _("“%(county)s” is not the county of the municipality %(municipality)s: that is %(right)s.")
            % {"county": county, "municipality": municipality, "right": municipality[:4]},
        )


def _fields(facts: dict[str, Any]) -> Wrong:
    """As the editor's form would say it. The position was looked at more closely before."""
    given = {field: facts[field] for field in (PLAIN & facts.keys()) - {"latitude", "longitude"}}
    others = [field.name for field in Place._meta.fields if field.name not in given]
    try:
        Place(**given).clean_fields(exclude=others)
    except ValidationError as error:
        for field, reasons in error.message_dict.items():
            column = COLUMNS[COLUMN_OF[field]]
            example = _("For example: %(example)s") % {"example": column.example}
            yield column.name, about(given[field], f"{' '.join(reasons)} {example}")
