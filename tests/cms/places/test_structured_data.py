"""What a place says to programs: all that is known, nothing that is not, and only what schema.org has words for."""

import json
import re
from io import BytesIO
from typing import Any

import pytest
from django.core.cache import cache
from django.core.files.images import ImageFile
from PIL import Image
from wagtail.images import get_image_model

from cms.places.models import Amenity, Audience, Kind, Place
from cms.places.schema_types import TYPES
from cms.places.structured_data import place_node
from tests import factories
from tests.schemaorg import CONTEXT, problems

BLOCK = re.compile(r'<script type="application/ld\+json">(.*?)</script>', re.DOTALL)
ADDRESS = "/pl/attraction/zamek/"


def picture() -> Any:
    file = BytesIO()
    Image.new("RGB", (1600, 1067), "green").save(file, "PNG")
    image = get_image_model()(title="Zamek", file=ImageFile(BytesIO(file.getvalue()), name="zamek.png"))
    image.save()
    return image


def gallery_of(image: Any) -> list[dict[str, Any]]:
    return [{"type": "picture", "value": {"image": image.pk, "alt_text": "Zamek w parku", "caption": ""}}]


def everything_known(**facts: Any) -> Place:
    place = factories.place(
        **{
            "name": "Zamek",
            "street": "ul. Zamkowa 1",
            "postcode": "47-370",
            "municipality_id": "1605033",
            "phone": "+48 77 000 00 00",
            "email": "zamek@example.org",
            "website": "https://example.org/zamek",
            "opening_hours": "Mo-Fr 09:00-17:00; PH off; 2026 Dec 24 off",
            "price_level": "medium",
            "step_free_entry": "yes",
            "accessible_toilet": "partly",
            "guide_dog": "no",
        }
        | facts
    )
    place.amenities = [Amenity.objects.get(code="sauna")]
    place.audiences = list(Audience.objects.filter(code__in=["families", "pets"]))
    place.save()
    return place


def said_of_place(client, address: str = ADDRESS) -> dict[str, Any]:
    """The node of the place, after all of the page was found to be in order."""
    documents = [json.loads(text) for text in BLOCK.findall(client.get(address).content.decode())]
    assert [problem for document in documents for problem in problems(document)] == []
    [of_place] = [node for document in documents for node in document["@graph"] if node["@type"] != "BreadcrumbList"]
    return of_place


def test_hotel_of_which_everything_is_known(client, section):
    names = "Schlosshotel; Zamek"
    factories.place_page(parent=section, place=everything_known(kind="castle-hotel"), slug="zamek", other_names=names)
    feature = {"@type": "LocationFeatureSpecification"}
    assert said_of_place(client) == {
        "@type": "Hotel",
        "name": "Zamek",
        "alternateName": ["Schlosshotel"],
        "description": "Zamek i jego park.",
        "url": "https://visitopolskie.example/pl/attraction/zamek/",
        "sameAs": "https://example.org/zamek",
        "geo": {"@type": "GeoCoordinates", "latitude": 50.44, "longitude": 17.77},
        "address": {
            "@type": "PostalAddress",
            "streetAddress": "ul. Zamkowa 1",
            "postalCode": "47-370",
            "addressLocality": "Moszna",
            "addressRegion": "województwo opolskie",
            "addressCountry": "PL",
        },
        "telephone": "+48 77 000 00 00",
        "email": "zamek@example.org",
        "openingHoursSpecification": [
            {
                "@type": "OpeningHoursSpecification",
                "dayOfWeek": [f"{CONTEXT}/{day}" for day in ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")],
                "opens": "09:00",
                "closes": "17:00",
            },
            {"@type": "OpeningHoursSpecification", "dayOfWeek": [f"{CONTEXT}/PublicHolidays"]},
        ],
        "specialOpeningHoursSpecification": [
            {"@type": "OpeningHoursSpecification", "validFrom": "2026-12-24", "validThrough": "2026-12-24"}
        ],
        "amenityFeature": [
            feature | {"name": "sauna", "value": True},
            feature | {"name": "wejście bez progów", "value": True},
            feature | {"name": "można wejść z psem asystującym", "value": False},
        ],
        "priceRange": "$$",
        "audience": [
            {"@type": "Audience", "audienceType": "goście ze zwierzętami"},
            {"@type": "Audience", "audienceType": "rodziny z dziećmi"},
        ],
        "petsAllowed": True,
    }


def test_every_kind_says_only_what_its_type_has_words_for(section):
    place = everything_known()
    page = factories.place_page(parent=section, place=place, slug="zamek", other_names="Schloss")
    for price in ("free", "high"):
        place.price_level = price
        for place.kind in Kind.objects.all():
            said = place_node(page=page, place=place)
            assert problems({"@context": CONTEXT, "@graph": [said]}) == []
            assert said["@type"] == TYPES[place.kind.code]


def test_of_a_place_of_which_nothing_is_known_only_its_words_are_said(client, section):
    place = factories.place(name="Zamek", latitude=None, longitude=None, town="")
    factories.place_page(parent=section, place=place, slug="zamek")
    assert said_of_place(client) == {
        "@type": "LandmarksOrHistoricalBuildings",
        "name": "Zamek",
        "description": "Zamek i jego park.",
        "url": "https://visitopolskie.example/pl/attraction/zamek/",
    }


def test_approximate_position_is_a_circle(client, section):
    factories.place_page(parent=section, place=factories.place(accuracy="approximate"), slug="zamek")
    assert said_of_place(client)["geo"] == {
        "@type": "GeoCircle",
        "geoMidpoint": {"@type": "GeoCoordinates", "latitude": 50.44, "longitude": 17.77},
        "geoRadius": 2000,
    }


@pytest.mark.parametrize(
    ("kind", "price", "expected"),
    [
        ("museum", "", {}),
        ("museum", "free", {"isAccessibleForFree": True}),
        ("museum", "low", {"isAccessibleForFree": False}),
        ("restaurant", "", {}),
        ("restaurant", "high", {"priceRange": "$$$"}),
    ],
)
def test_price_is_a_range_for_businesses_and_a_yes_or_no_for_others(client, section, kind, price, expected):
    factories.place_page(parent=section, place=factories.place(kind=kind, price_level=price), slug="zamek")
    said = said_of_place(client)
    assert {name: said[name] for name in ("isAccessibleForFree", "priceRange") if name in said} == expected


def test_email_of_a_place_that_is_no_business_goes_with_its_address(client, section):
    factories.place_page(parent=section, place=everything_known(kind="museum"), slug="zamek")
    said = said_of_place(client)
    assert said["address"]["email"] == "zamek@example.org"
    assert "email" not in said


def test_whether_pets_are_allowed_is_not_guessed(client, section):
    factories.place_page(parent=section, place=factories.place(kind="hotel"), slug="zamek")
    assert "petsAllowed" not in said_of_place(client)


def test_dish_is_no_place(client, section):
    factories.place_page(parent=section, place=everything_known(kind="regional-dish"), slug="zamek")
    said = said_of_place(client)
    assert said["@type"] == "Thing"
    assert not {"geo", "address", "openingHoursSpecification"} & set(said)


def test_hidden_facts_are_hidden_from_programs_too(client, section):
    place = everything_known()
    factories.place_page(parent=section, place=place, slug="zamek")
    Place.objects.filter(pk=place.pk).update(live=False)
    page = client.get(ADDRESS).content.decode()
    assert len(BLOCK.findall(page)) == 1
    assert "zamek@example.org" not in page


def test_page_that_search_engines_shall_not_keep_says_nothing_to_them(client, section):
    factories.place_page(parent=section, place=factories.place(leave_out_of_search=True), slug="zamek")
    listing = factories.place(external_id="bakow", name="Bąków")
    for address in (ADDRESS, "/de/attraction/zamek/", f"/pl/listing/{listing.external_id}/"):
        page = client.get(address)
        assert page.status_code == 200
        assert not BLOCK.findall(page.content.decode()), address


def test_title_cannot_break_out_of_the_data(client, section):
    title = "Zamek </script><script>alert(1)</script> <!-- & co."
    factories.place_page(parent=section, place=factories.place(), slug="zamek", title=title)
    head = client.get(ADDRESS).content.decode().split("</head>")[0]
    assert "<script>" not in head
    assert "<!--" not in head
    assert head.count("<script") == head.count("</script>") == 3
    assert said_of_place(client)["name"] == title


def test_picture_is_the_first_of_the_gallery_and_costs_one_query_beside_it(client, section, django_assert_num_queries):
    image = picture()
    factories.place_page(parent=section, place=factories.place(), slug="zamek", gallery=gallery_of(image))
    said = said_of_place(client)
    rendition = image.renditions.get(filter_spec="fill-1200x630|format-jpeg")
    assert said["image"] == f"https://visitopolskie.example{rendition.url}"
    assert rendition.file.name.endswith(".jpg")
    cache.clear()
    with django_assert_num_queries(11):  # 8, the gallery's picture, its renditions there, the one for the head
        client.get(ADDRESS)


def test_place_whose_picture_lost_its_file_is_shown_without(client, section):
    image = picture()
    factories.place_page(parent=section, place=factories.place(), slug="zamek", gallery=gallery_of(image))
    image.file.storage.delete(image.file.name)
    assert "image" not in said_of_place(client)


def test_networks_show_the_picture_with_its_words(client, section):
    factories.place_page(parent=section, place=factories.place(), slug="zamek", gallery=gallery_of(picture()))
    head = client.get(ADDRESS).content.decode().split("</head>")[0]
    assert f'<meta property="og:image" content="{said_of_place(client)["image"]}">' in head
    assert '<meta property="og:image:width" content="1200">' in head
    assert '<meta property="og:image:height" content="630">' in head
    assert '<meta property="og:image:alt" content="Zamek w parku">' in head
    assert re.search(r'name="twitter:card"\s+content="summary_large_image"', head)
