"""The fictional places of the demo show every field, every answer, every block and every state a place can be in."""

import csv

import pytest
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.types import StringSegmentValue

from cms.demo_states import STATES
from cms.media.models import CustomImage
from cms.media.tasks import make_renditions
from cms.places import demo
from cms.places.blocks import BODY_BLOCKS
from cms.places.enums import Accuracy, Known, PriceLevel, Section
from cms.places.importing import import_places
from cms.places.models import Audience, Place, PlacePage
from home.models import HomePage
from tests import factories

FILE = demo.HERE / "fictional" / "places.csv"
TEXTS = {key: text for key, text in demo.texts().items() if key.startswith(demo.FICTIONAL)}
ACCESS = ["step_free_entry", "accessible_toilet", "accessible_parking", "guide_dog", "induction_loop"]


pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def places(rows_of_the_module) -> list[Place]:
    assert not import_places(FILE).problems
    return list(Place.objects.filter(external_id__startswith=demo.FICTIONAL))


def test_there_are_twelve_and_one_of_them_is_a_listing():
    with FILE.open(encoding="utf-8") as file:
        keys = {row["id"] for row in csv.DictReader(file)}
    assert len(keys) == 12
    assert len(keys - set(TEXTS)) == 1


def test_every_column_is_filled_and_left_blank():
    with FILE.open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [column for column in rows[0] if not any(row[column] for row in rows)] == []
    required = {"id", "name_pl", "category", "kind", "source", "licence", *ACCESS}
    assert {column for column in rows[0] if all(row[column] for row in rows)} == required


@pytest.mark.parametrize(
    ("field", "choices"),
    [("section", Section), ("accuracy", Accuracy), ("price_level", PriceLevel)],
)
def test_every_choice_is_made(places, field, choices):
    assert {getattr(place, field) for place in places} == set(choices)


def test_every_answer_about_access_is_given(places):
    assert {getattr(place, field) for place in places for field in ACCESS} == set(Known)
    for field in ACCESS:
        assert {getattr(place, field) for place in places} >= {Known.YES, Known.NO, Known.UNKNOWN}


def test_every_audience_is_invited(places):
    assert set(Audience.objects.filter(places__in=places)) == set(Audience.objects.all())


def test_every_state_is_shown():
    assert {text.facts["state"] for text in TEXTS.values() if "state" in text.facts} == set(STATES)


@pytest.fixture(scope="module")
def pages(places) -> dict[str, PlacePage]:
    """Of all that has one, with pictures cut."""
    section = factories.section_page(parent=HomePage.objects.get(locale__language_code="pl"))
    for key in ("bazylika-nysa", "biskupia-kopa", "amfiteatr-opole"):
        factories.place_page(parent=section, slug=key, place=factories.place(external_id=key))
    made = {
        key: factories.place_page(
            parent=section,
            slug=key,
            place=Place.objects.get(external_id=key),
            body=demo.body(text),
            gallery=demo.gallery(text),
        )
        for key, text in TEXTS.items()
    }
    for image in CustomImage.objects.all():
        make_renditions(image.pk)
    return made


def test_every_block_is_shown(pages):
    for page in pages.values():
        page.body.stream_block.clean(page.body)
    shown = {block.block_type for page in pages.values() for block in page.body}
    assert shown == {name for name, _block in BODY_BLOCKS}


def test_words_in_blocks_are_translated_where_the_text_is(pages):
    page, text = pages["demo-hotel-pod-lipami"], TEXTS["demo-hotel-pod-lipami"]
    strings = [s for s in extract_segments(page) if isinstance(s, StringSegmentValue) and s.path.startswith("body")]
    for language in ("en", "de", "cs"):
        assert len(text.strings(language, [])["body"]) == len(strings), language


@pytest.mark.parametrize(
    ("key", "queries"),
    [
        ("demo-hotel-pod-lipami", 11),  # three for pictures: of the gallery, in the text, in a gallery there
        ("demo-muzeum-zegarow", 13),  # three for the list of places
        ("demo-karczma", 11),  # two for the map, one for photographs of the places on it
        ("demo-dworek", 8),
    ],
)
def test_page_asks_for_each_kind_of_block_a_constant_number_of_times(
    client, pages, key, queries, django_assert_num_queries
):
    """One of them asks for the content version, which portals that serve do once a second."""
    client.get(pages[key].url)
    with django_assert_num_queries(queries):
        assert client.get(pages[key].url).status_code == 200
