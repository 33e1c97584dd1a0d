"""What the portal is measured against: the plainest Django that shows the same places. One query, one loop."""

from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import path

from cms.places.finder.listing import CARDS_A_PAGE
from cms.places.models import Place
from home.front import WALL

TEMPLATE = engines["django"].from_string("""<!doctype html>
<html lang="pl"><head><title>Places</title></head><body><h1>Places</h1><ul>
{% for place in places %}<li><a href="/pl/listing/{{ place.external_id }}/">{{ place.name }}</a>
  {{ place.kind.name_pl }}, {{ place.town }}, {{ place.county.name_pl }}</li>{% endfor %}
</ul></body></html>""")


def _page(request: HttpRequest, *, first: int, count: int) -> HttpResponse:
    places = Place.objects.filter(live=True).select_related("kind", "county").order_by("sort_pl", "pk")
    return HttpResponse(TEMPLATE.render({"places": places[first : first + count]}, request))


urlpatterns = [
    path("home", _page, {"first": 0, "count": WALL}),
    path("section", _page, {"first": 0, "count": CARDS_A_PAGE}),
    path("section-2", _page, {"first": CARDS_A_PAGE, "count": CARDS_A_PAGE}),
    path("filtered", _page, {"first": 0, "count": CARDS_A_PAGE}),
    path("place", _page, {"first": 0, "count": 1}),
]
