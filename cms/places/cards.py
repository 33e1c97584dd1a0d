"""Places as cards: which title, summary and address a reader of a language gets, in a constant number of queries."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from cms.core.models import SOURCE_LANGUAGE
from cms.core.querysets import readable

from .models import Place, PlacePage
from .photos import Photo, photos_of
from .posters import Poster, posters_of


@dataclass(frozen=True)
class PlaceCard:
    """What a list shows of a place. `lang` is "" or the language of title and summary where it is not the page's."""

    place: Place
    title: str
    summary: str
    url: str
    lang: str
    is_verified: bool
    poster: Poster
    photo: Photo | None = None


PagesOfPlaces = dict[tuple[int, str], PlacePage]


def pages_of(places: Iterable[int], language: str) -> PagesOfPlaces:
    """The readable pages about places (primary keys) in a language and in Polish, without their texts. One query."""
    wanted = PlacePage.objects.filter(place__in=places, locale__language_code__in={language, SOURCE_LANGUAGE})
    return {(page.place_id, page.language): page for page in readable(wanted).defer("body")}


def cards_of(places: Sequence[Place], language: str, pages: PagesOfPlaces | None = None) -> list[PlaceCard]:
    """One card a place (with its kind), in the order given. One query for the pages unless `pages` holds them already,
    and one where there are photographs, whatever the number.
    """
    if pages is None:
        pages = pages_of([place.pk for place in places], language)
    photos = photos_of(page for (pk, _language), page in pages.items())
    return [
        _card(place, pages.get((place.pk, language)), pages.get((place.pk, SOURCE_LANGUAGE)), language, poster, photos)
        for place, poster in zip(places, posters_of(places), strict=True)
    ]


def _card(place, own, source, language, poster, photos) -> PlaceCard:  # type: ignore[no-untyped-def]
    linked = own or source
    if linked is None:
        return PlaceCard(place, place.name, "", place.get_absolute_url(), "", is_verified=False, poster=poster)
    words = own if own is not None and own.is_translated else source or own
    lang = words.language if words.language != language else ""
    return PlaceCard(
        place,
        words.title,
        words.summary,
        linked.url,
        lang,
        is_verified=True,
        poster=poster,
        photo=photos.get(linked.pk),
    )
