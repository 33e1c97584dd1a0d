"""What places are about, with all the words people have for it."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from django.utils.translation import override

from cms.core.findable import Topic
from cms.core.slugs import ascii_slug
from cms.core.terms import NamedInFourLanguages

from .enums import Section
from .models import Audience, County, Kind, Municipality, Place

DATA = Path(__file__).parent / "data"
LANGUAGES = ("pl", "en", "de", "cs")
Words = Mapping[str, tuple[str, ...]]


def topics() -> Iterator[Topic]:
    for section in Section:
        yield Topic("section", section.value, _section_labels(section), _words("section", section.value))
    for kind in Kind.objects.all():
        yield Topic("kind", kind.code, _labels(kind), _words("kind", kind.code))
    for audience in Audience.objects.all():
        yield Topic("audience", audience.code, _labels(audience), _words("audience", audience.code))
    for county in County.objects.all():
        yield Topic("county", county.teryt, _labels(county))
    for municipality in Municipality.objects.all():
        yield Topic("municipality", municipality.teryt, dict.fromkeys(LANGUAGES, municipality.name))
    yield from _towns()


def _towns() -> Iterator[Topic]:
    """Those of the gazetteer with their names abroad, and whatever else places that are shown say."""
    known = _gazetteer()
    yield from known.values()
    for town in Place.objects.shown().exclude(town="").order_by().values_list("town", flat=True).distinct():
        if ascii_slug(town) not in known:
            yield Topic("town", ascii_slug(town), dict.fromkeys(LANGUAGES, town))


def _section_labels(section: Section) -> dict[str, str]:
    labels = {}
    for language in LANGUAGES:
        with override(language):
            labels[language] = str(section.label)
    return labels


def _labels(named: NamedInFourLanguages) -> dict[str, str]:
    return {language: getattr(named, f"name_{language}") or named.name_pl for language in LANGUAGES}


def _words(facet: str, value: str) -> Words:
    return _table().get((facet, value), {})


@cache
def _table() -> dict[tuple[str, str], Words]:
    return {
        (row["facet"], row["value"]): {
            language: tuple(filter(None, row[language].split(";"))) for language in LANGUAGES
        }
        for row in _rows("topic_words.csv")
    }


@cache
def _gazetteer() -> dict[str, Topic]:
    towns = {}
    for row in _rows("towns.csv"):
        others = tuple(filter(None, row["other_names"].split(";")))
        point = (float(row["lat"]), float(row["lon"]))
        value = ascii_slug(row["name"])
        towns[value] = Topic("town", value, dict.fromkeys(LANGUAGES, row["name"]), {"": others}, point)
    return towns


def _rows(file: str) -> list[dict[str, str]]:
    with (DATA / file).open(encoding="utf-8", newline="") as table:
        return list(csv.DictReader(table))
