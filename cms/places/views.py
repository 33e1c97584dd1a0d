from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from cms.core.page_cache import expires_at

from .cards import cards_of
from .finder.listing import PlaceList
from .models import Place
from .visit import Visit


@require_safe
def listing(request: HttpRequest, external_id: str) -> HttpResponse:
    """The facts of a place nobody has written about; where somebody has, the way to that page."""
    language = (get_language() or "pl")[:2]
    places = Place.objects.shown().with_page_in("pl", language)
    facts = places.select_related("kind", "county", "municipality__county")
    place = get_object_or_404(facts.prefetch_related("amenities", "audiences"), external_id=external_id)
    if place.has_page:
        return redirect(cards_of([place], language)[0].url)
    visit = Visit(place, language=language)
    expires_at(request, visit.right_until)
    return render(request, "cms/places/listing.html", {"place": place, "visit": visit})


@require_safe
def all_places(request: HttpRequest) -> HttpResponse:
    """Every place of the region, to be narrowed down."""
    places = PlaceList(request.GET, path=request.path, language=(get_language() or "pl")[:2])
    if places.right_until:
        expires_at(request, places.right_until)
    return render(request, "cms/places/all_places.html", {"places": places})
