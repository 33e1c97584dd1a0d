"""The examples of the style guide: every component that is seen, in its states. They are made up; nothing is saved."""

from types import SimpleNamespace
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import get_language
from wagtail.blocks import StreamBlock

from cms.places.blocks import BODY_BLOCKS
from cms.places.cards import PlaceCard
from cms.places.finder.listing import PlaceList
from cms.places.models import Kind, Place
from cms.places.posters import MOTIFS, Poster
from cms.places.visit import Visit

from .front import FrontPage

#: (state, code). Header and footer stand around the guide itself.
EXAMPLES = [
    ("Card of a verified place", '{% place_card card=verified heading="h4" %}'),
    ("Card of a listing, with the distance", '{% place_card card=listing heading="h4" kilometres=4.2 %}'),
    ("Card with a title and summary in Polish", '{% place_card card=polish heading="h4" %}'),
    ("Card with long words", '{% place_card card=long heading="h4" %}'),
    ("Poster", "{% poster poster=verified.poster %}"),
    ("Poster of a thing that was found", "{% poster_of_kind kind='castle' section='attraction' key='guide' %}"),
    ("Search, on the front page", "{% search_form place='front' %}"),
    ("Skyline", "{% skyline %}"),
    ("Icon", '{% icon name="clock" %}'),
    ("Note: the text is Polish", '{% polish_note lang="pl" %}'),
    ("Note: this part is Polish", '{% polish_note lang="pl" is_small=True %}'),
    ("Way back up", "{% breadcrumbs %}"),
    ("Pages of a list, in the middle", '{% pagination page_of=middle query="kind=castle" %}'),
    ("Choice of several, one chosen", "{% facet name='sample-kind' label='Kind' options=choices %}"),
    ("Field", "{% form_field field=empty.name %}"),
    ("Field with something wrong", "{% form_field field=wrong.name %}"),
    ("Texts of editors", '{% stream page=article field="body" %}'),
    ("In one look", "{% place_glance visit=known %}"),
    ("Hours, known", "{% place_hours visit=known %}"),
    ("Hours, with an exception ahead", "{% place_hours visit=exceptional %}"),
    ("Hours, unknown", "{% place_hours visit=unknown %}"),
    ("Facts", "{% place_facts visit=known %}"),
    ("Way there", "{% place_way visit=known %}"),
    ("What is near and alike", "{% place_neighbours visit=neighbours %}"),
    ("Near me", '{% near_me path="/pl/places/" %}'),
    ("List of places: filters, count, chips, cards, map", "{% place_list places=places %}"),
    ("Map with pins", '{% region_map cards=cards label="Map" %}'),
    ("Map of counties", "{% county_map counties=counties %}"),
    ("What the cluster is", "{% cluster_teaser %}"),
]

_BODY = [
    {"type": "heading", "value": "Heading"},
    {"type": "text", "value": "<p>A paragraph with <b>weight</b> and <i>slant</i>.</p><ul><li>a list</li></ul>"},
    {"type": "quote", "value": {"text": "A quotation.", "author": "who said it"}},
    {"type": "fact_box", "value": {"title": "In numbers", "facts": [{"label": "Towers", "value": "99"}]}},
    {"type": "call_to_action", "value": {"text": "Do this", "page": None, "address": "https://example.org"}},
    {"type": "video", "value": {"title": "A film", "url": "https://example.org/film"}},
]
_LONG = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"


class _Form(forms.Form):
    name = forms.CharField(label="Name", help_text="As it stands on the door.")


def things() -> dict[str, Any]:
    """What the examples' codes name."""
    language = (get_language() or "pl")[:2]
    castle = _place("Zamek w Mosznej", "castle")
    verified = _card(castle, "Zamek w Mosznej", "99 wież i 365 pomieszczeń.", is_verified=True)
    listing = _card(_place("Bąków", "campsite", source="OpenStreetMap"), "Bąków", "", is_verified=False)
    return {
        "verified": verified,
        "listing": listing,
        "polish": _card(castle, "Zamek w Mosznej", "99 wież i 365 pomieszczeń.", is_verified=True, lang="pl"),
        "long": _card(_place(_LONG, "museum"), _LONG, "Ein sehr langer Name, " * 10, is_verified=True),
        "cards": [verified],
        "middle": Paginator(range(240), 24).page(5),
        "choices": [
            SimpleNamespace(value="castle", label="castle", count=18, is_chosen=True),
            SimpleNamespace(value="zoo", label="zoo", count=2, is_chosen=False),
        ],
        "empty": _Form(auto_id="empty_%s"),
        "wrong": _Form({}, auto_id="wrong_%s"),
        "article": SimpleNamespace(
            words=SimpleNamespace(body=StreamBlock(BODY_BLOCKS).to_python(_BODY)),
            words_lang="",
            lang_of=lambda _part: "",
        ),
        "known": _visit(
            language, opening_hours="Mo-Fr 09:00-17:00; Sa 10:00-14:00", step_free_entry="yes", guide_dog="no"
        ),
        "exceptional": _visit(language, opening_hours="Mo-Su 10:00-18:00; 2099 Dec 24-26 off"),
        "unknown": _visit(language),
        "neighbours": SimpleNamespace(nearby=[(listing, 4.2)], alike=[verified]),
        "places": PlaceList(QueryDict("kind=castle"), path=reverse("all_places"), language=language),
        "counties": FrontPage(language=language).counties,
    }


def _visit(language: str, **facts: Any) -> Visit:
    return Visit(_place("Zamek w Mosznej", "castle", price_level="medium", **facts), language=language)


def _place(name: str, kind: str, **facts: Any) -> Place:
    values = {"section": "attraction", "town": "Opole", "latitude": 50.44, "longitude": 17.77} | facts
    return Place(name=name, kind=Kind(code=kind, name_pl=kind), external_id=f"example-{kind}", **values)


def _card(place: Place, title: str, summary: str, *, is_verified: bool, lang: str = "") -> PlaceCard:
    poster = Poster(MOTIFS[place.kind.code][0], "sky-1", "land-1", 1)
    return PlaceCard(place, title, summary, "#", lang, is_verified=is_verified, poster=poster)
