"""What places are about, with all the words people have for it."""

import csv
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

from django.utils.translation import override

from cms.core.findable import Topic
from cms.core.languages import path_of
from cms.core.querysets import readable
from cms.core.slugs import ascii_slug
from cms.core.terms import NamedInFourLanguages

from .enums import Section
from .models import Audience, County, Kind, Municipality, Place, SectionPage

DATA = Path(__file__).parent / "data"
LANGUAGES = ("pl", "en", "de", "cs")
Words = Mapping[str, tuple[str, ...]]


def topics() -> Iterator[Topic]:
    pages = _section_pages()
    for section in Section:
        words = _words("section", section.value)
        yield Topic("section", section.value, _section_labels(section), words, urls=pages.get(section, {}))
    for kind in Kind.objects.all():
        yield _named("kind", kind.code, kind)
    for audience in Audience.objects.all():
        yield _named("audience", audience.code, audience)
    for county in County.objects.all():
        yield _named("county", county.teryt, county)
    for municipality in Municipality.objects.all():
        yield Topic("municipality", municipality.teryt, dict.fromkeys(LANGUAGES, municipality.name))
    yield from _towns()


def _named(facet: str, value: str, named: NamedInFourLanguages) -> Topic:
    lists = {language: f"/{language}/places/?{facet}={value}" for language in LANGUAGES}
    return Topic(facet, value, _labels(named), _words(facet, value), urls=lists)


def _section_pages() -> dict[str, dict[str, str]]:
    """Addresses by section and language."""
    pages: dict[str, dict[str, str]] = {}
    for page in readable(SectionPage.objects.filter(leave_out_of_search=False)).order_by("path"):
        pages.setdefault(page.section, {}).setdefault(page.language, path_of(page))
    return pages


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
