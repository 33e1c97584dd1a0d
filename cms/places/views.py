from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from .cards import cards_of, located_card
from .finder.listing import PlaceList
from .models import Place


@require_safe
def listing(request: HttpRequest, external_id: str) -> HttpResponse:
    """The facts of a place nobody has written about; where somebody has, the way to that page."""
    places = Place.objects.shown().select_related("kind", "county", "municipality__county")
    place = get_object_or_404(places, external_id=external_id)
    card = cards_of([place], (get_language() or "pl")[:2])[0]
    if card.is_verified:
        return redirect(card.url)
    return render(
        request, "cms/places/listing.html", {"place": place, "cards": [located_card(place)] if place.has_pin else []}
    )


@require_safe
def all_places(request: HttpRequest) -> HttpResponse:
    """Every place of the region, to be narrowed down."""
    places = PlaceList(request.GET, path=request.path, language=(get_language() or "pl")[:2])
    return render(request, "cms/places/all_places.html", {"places": places})
