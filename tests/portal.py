"""A small portal with a page of every template, as readers and editors would find it."""

from datetime import date
from typing import Any

from cms.cluster.models import ClusterPage
from cms.media.models import CustomImage
from cms.pages.models import AccessibilityStatementPage, ContactPage, StandardPage
from cms.places.models import Amenity, Audience, FurtherSection, Place, SectionPage
from home.models import HomePage
from tests import factories

BODY: list[dict[str, Any]] = [
    {"type": "heading", "value": "Park", "id": "1d2f6a52-41d4-4b60-a93c-5f2bd2c2fc61"},
    {
        "type": "text",
        "value": "<p>Park z <b>azaliami</b>.</p><ul><li>staw</li></ul>",
        "id": "1d2f6a52-41d4-4b60-a93c-5f2bd2c2fc62",
    },
    {"type": "quote", "value": {"text": "Pięknie.", "author": "gość"}, "id": "1d2f6a52-41d4-4b60-a93c-5f2bd2c2fc63"},
    {
        "type": "fact_box",
        "value": {"title": "W liczbach", "facts": [{"label": "Wieże", "value": "99"}]},
        "id": "1d2f6a52-41d4-4b60-a93c-5f2bd2c2fc64",
    },
    {
        "type": "map",
        "value": {"title": "Na mapie", "section": "", "limit": 10},
        "id": "1d2f6a52-41d4-4b60-a93c-5f2bd2c2fc65",
    },
    {
        "type": "call_to_action",
        "value": {"text": "Więcej", "page": None, "address": "https://example.org"},
        "id": "1d2f6a52-41d4-4b60-a93c-5f2bd2c2fc66",
    },
    {
        "type": "video",
        "value": {"title": "Film", "url": "https://example.org/film"},
        "id": "1d2f6a52-41d4-4b60-a93c-5f2bd2c2fc67",
    },
]

#: One address a template, in Polish unless the template shows something of its own in another language.
ADDRESSES = [
    "/pl/",
    "/pl/atrakcje/",
    "/pl/places/?kind=castle&open=now&near=50.5,17.9&zoom=2&at=500,500",
    "/pl/places/?kind=zoo",
    "/pl/search/?q=zamek&kind=castle&near=50.5,17.9&radius=40&page=9",
    "/pl/search/?q=dentysta",
    "/pl/atrakcje/zamek-w-mosznej/",
    "/de/atrakcje/zamek-w-mosznej/",
    "/en/atrakcje/moszna-castle/",
    "/pl/atrakcje/palac/",
    "/cs/listing/osm-bakow/",
    "/cs/report/osm-bakow/",
    "/pl/report/osm-bakow/?sent",
    "/pl/styleguide/",
    "/pl/contact/",
    "/pl/contact/?sent",
    "/pl/privacy/",
    "/pl/deklaracja-dostepnosci/",
    "/pl/klaster/",
    "/pl/klaster/hotel-arte/",
    "/pl/nie-ma-takiej-strony/",
    "/account/login/",
    "/account/password/reset/",
]


def build() -> None:
    home = HomePage.objects.get(locale__language_code="pl")
    section = factories.section_page(parent=home, slug="atrakcje")
    body = [block for block in BODY if block["type"] != "map"]
    names = "Schloss Moschen; Moszna Castle"
    castle = factories.place_page(parent=section, place=castle_facts(), other_names=names, body=body)
    factories.translate(castle, "en", title="Moszna Castle", summary="99 towers.")
    palace(section)
    factories.place(external_id="osm-bakow", name="Bąków", kind="campsite", source="OpenStreetMap", licence="ODbL 1.0")
    factories.publish(ContactPage(title="Kontakt", slug="contact", summary="Napisz do nas."), parent=home)
    factories.publish(
        StandardPage(title="Prywatność", slug="privacy", summary="Bez śledzenia.", body=BODY), parent=home
    )
    cluster = factories.publish(ClusterPage(title="Klaster", slug="klaster", summary="Razem.", body=BODY), parent=home)
    hotel = factories.member(municipality_id="1601011", website="https://example.org/hotel", since=date(2012, 6, 1))
    factories.member_page(parent=cluster, member=hotel, text="Hotel w Brzegu.\n\nBlisko zamku.")
    factories.publish(statement(), parent=home)


def palace(section: SectionPage) -> None:
    """A page with photographs and every block there is."""
    picture, other = (block_of(factories.picture(title)) for title in ("Front", "Park"))
    blocks = [
        {"type": "picture", "value": picture},
        {"type": "gallery", "value": [{"type": "item", "value": one} for one in (picture, other)]},
        {"type": "places", "value": {"title": "W okolicy", "section": "", "limit": 3}},
    ]
    place = factories.place(name="Pałac", kind="palace", latitude=50.86, longitude=17.47)
    photographs = [{"type": "picture", "value": one} for one in (picture, other)]
    factories.place_page(parent=section, place=place, slug="palac", body=[*BODY, *blocks], gallery=photographs)


def block_of(picture: CustomImage) -> dict[str, Any]:
    return {"image": picture.pk, "alt_text": f"{picture.title} pałacu", "caption": "W maju"}


def castle_facts() -> Place:
    """Everything is known about it."""
    place = factories.place(
        name="Zamek w Mosznej",
        street="ul. Zamkowa 1",
        postcode="47-370",
        municipality_id="1605033",
        phone="+48 77 000 00 00",
        email="zamek@example.org",
        website="https://example.org/zamek",
        opening_hours="Mo-Fr 09:00-17:00",
        price_level="medium",
        step_free_entry="yes",
        guide_dog="no",
        verified_on=date(2026, 5, 1),
        source="OROT",
    )
    place.further_sections = [FurtherSection(section="accommodation")]
    place.amenities = list(Amenity.objects.all()[:2])
    place.audiences = list(Audience.objects.all()[:2])
    place.save()
    return place


def statement(**facts: object) -> AccessibilityStatementPage:
    values = {
        "title": "Deklaracja dostępności",
        "slug": "deklaracja-dostepnosci",
        "summary": "Jak dostępny jest portal.",
        "entity": "OROT",
        "site_address": "https://visitopolskie.example",
        "contact_person": "Biuro OROT",
        "contact_email": "info@orot.pl",
        **{
            part: f"{part}."
            for part in (
                "commitment",
                "non_compliant",
                "preparation",
                "feedback",
                "complaint",
                "architecture",
                "communication",
            )
        },
    }
    return AccessibilityStatementPage(**values | facts)
