"""What the templates of places and sections are given beside the page itself."""

from typing import Any

from django.http import HttpRequest
from django.utils.translation import get_language

from cms.core.page_cache import expires_at

from .finder.listing import PlaceList
from .models import Place, PlacePage, SectionPage
from .visit import Visit


def of_place_page(page: PlacePage, request: HttpRequest) -> dict[str, Any]:
    if page.place_id:
        facts = Place.objects.select_related("kind", "county", "municipality")
        page.place = facts.prefetch_related("amenities", "audiences").get(pk=page.place_id)
    visit = Visit(page.place, language=page.language) if page.place.live else None
    if visit:
        expires_at(request, visit.right_until)
    return {"visit": visit, "place": visit and visit.place}


def of_section_page(page: SectionPage, request: HttpRequest) -> dict[str, Any]:
    """`?page=` beyond the list or no number is 404: such an address was never linked."""
    places = PlaceList(request.GET, path=page.url, language=page.language, section=page.section)
    if places.right_until:
        expires_at(request, places.right_until)
    return {"places": places}


def of_place(place: Place, request: HttpRequest) -> dict[str, Any]:
    visit = Visit(place, language=(get_language() or "pl")[:2])
    return {"place": place, "visit": visit, "has_page": place.pages.exists()}
