"""Places as findable things: facts and pages of one place are one record, known by its `external_id`."""

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from django.db.models import Q, QuerySet
from django.urls import reverse
from django.utils.translation import override

from cms.core.findable import Findable, Topic, Words
from cms.core.languages import path_of
from cms.core.models import SOURCE_LANGUAGE
from cms.core.page_words import words_of
from cms.core.querysets import readable
from cms.core.slugs import ascii_slug

from .enums import Section
from .findable_surroundings import Surroundings, in_the_surroundings_of
from .findable_topics import topics
from .models import Audience, Kind, Place, PlacePage

LANGUAGES = ("pl", "en", "de", "cs")

#: What apps above have to say of places, by pk and by language; each adds its question when it is ready.
FURTHER_WORDS: list[Callable[[QuerySet[Place]], Mapping[int, Mapping[str, Words]]]] = []


class PlaceSource:
    """A place with a page is a „place”, one without a „listing”."""

    def keys_of(self, instances: Collection[Any]) -> Iterator[str]:
        """Names of kinds and audiences are words of their places. Two queries, and one each for surroundings."""
        kinds, audiences = ([one for one in instances if isinstance(one, term)] for term in (Kind, Audience))
        named = Place.objects.filter(Q(kind__in=kinds) | Q(audiences__in=audiences))
        yield from named.order_by().values_list("external_id", flat=True)
        changed = {one.pk if isinstance(one, Place) else getattr(one, "place_id", None) for one in instances}
        for place in Place.objects.filter(pk__in=changed).select_related("kind"):
            yield from (place.external_id, *in_the_surroundings_of(place))

    def all_keys(self) -> Iterable[str]:
        return Place.objects.order_by().values_list("external_id", flat=True)

    def findables(self, keys: Iterable[str]) -> Iterator[Findable]:
        """Five queries: places, their pages, sections and audiences, and what lies around; one an app above."""
        places = Place.objects.shown().filter(external_id__in=list(keys), leave_out_of_search=False)
        places = places.select_related("municipality", "county", "kind")
        pages: dict[int, list[PlacePage]] = {}
        for page in readable(PlacePage.objects.filter(place__in=places.values("pk"))):
            pages.setdefault(page.place_id, []).append(page)
        surroundings = Surroundings()
        further = [said_of(places) for said_of in FURTHER_WORDS]
        for place in places.prefetch_related("further_sections", "audiences"):
            findable = _findable(place, pages.get(place.pk, []), surroundings)
            if findable:
                yield _with(findable, [said[place.pk] for said in further if place.pk in said])

    def topics(self) -> Iterable[Topic]:
        return topics()


PLACES = PlaceSource()


def _findable(place: Place, pages: list[PlacePage], surroundings: Surroundings) -> Findable | None:
    """None when the editors leave all its pages out."""
    shown = {page.language: page for page in pages if not page.leave_out_of_search}
    if pages and not shown:
        return None
    words = {language: words_of(page) for language, page in shown.items() if page.is_translated}
    names = {name for page in shown.values() for name in _split(page.other_names)}
    return Findable(
        key=place.external_id,
        type="place" if words else "listing",
        words=words or {SOURCE_LANGUAGE: Words(place.name)},
        urls=_urls(place, shown),
        names=tuple(sorted(names | {place.name})),
        topics=frozenset([*_tags(place), *(("near", kind) for kind in surroundings.of(place))]),
        expires_at=min(filter(None, [place.expire_at, *(page.expire_at for page in pages)]), default=None),
        point=None if place.latitude is None or place.longitude is None else (place.latitude, place.longitude),
        is_verified=bool(words),
        prominence=0.0 if place.section == Section.GASTRONOMY else 1.0,  # who asks for a town comes to see it
    )


def _with(findable: Findable, further: Iterable[Mapping[str, Words]]) -> Findable:
    """Other words about the place are added to its text; in a language that it does not speak, they are its text."""
    words = dict(findable.words)
    for said in further:
        for language, more in said.items():
            own = words.get(language)
            words[language] = replace(own, body=" ".join(filter(None, [own.body, *_all_of(more)]))) if own else more
    return replace(findable, words=words)


def _all_of(words: Words) -> tuple[str, ...]:
    return words.title, words.summary, words.body


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split(";") if name.strip()]


def _urls(place: Place, shown: Mapping[str, PlacePage]) -> dict[str, str]:
    fallback = shown.get(SOURCE_LANGUAGE)
    urls = {}
    for language in LANGUAGES:
        if page := shown.get(language, fallback):
            urls[language] = path_of(page)
        else:
            with override(language):
                urls[language] = reverse("listing", args=[place.external_id])
    return urls


def _tags(place: Place) -> Iterator[tuple[str, str]]:
    yield "section", place.section
    yield "kind", place.kind.code
    for further in place.further_sections.all():
        yield "section", further.section
    for audience in place.audiences.all():
        yield "audience", audience.code
    if place.county_id:
        yield "county", place.county_id
    if place.municipality_id:
        yield "municipality", place.municipality_id
    if place.town:
        yield "town", ascii_slug(place.town)
