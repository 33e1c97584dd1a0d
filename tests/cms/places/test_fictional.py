"""The fictional places of the demo show every field, every answer, every block and every state a place can be in."""

import csv

import pytest
from wagtail_localize.segments.extract import extract_segments
from wagtail_localize.segments.types import StringSegmentValue

from cms.demo_states import STATES
from cms.places import demo
from cms.places.blocks import BODY_BLOCKS
from cms.places.enums import Accuracy, Known, PriceLevel, Section
from cms.places.importing import import_places
from cms.places.models import Audience, Place
from tests import factories

FILE = demo.HERE / "fictional" / "places.csv"
TEXTS = {key: text for key, text in demo.texts().items() if key.startswith(demo.FICTIONAL)}
ACCESS = ["step_free_entry", "accessible_toilet", "accessible_parking", "guide_dog", "induction_loop"]


@pytest.fixture
def places(db) -> list[Place]:
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


def test_every_block_is_shown_with_words_in_every_language(places, section):
    for key in ("bazylika-nysa", "biskupia-kopa", "amfiteatr-opole"):
        factories.place_page(parent=section, slug=key, place=factories.place(external_id=key))
    text = demo.texts()["demo-hotel-pod-lipami"]
    hotel = factories.place_page(
        parent=section, slug="hotel", place=Place.objects.get(external_id=text.key), body=demo.body(text)
    )
    hotel.body.stream_block.clean(hotel.body)
    assert {block.block_type for block in hotel.body} == {name for name, _block in BODY_BLOCKS}
    strings = [s for s in extract_segments(hotel) if isinstance(s, StringSegmentValue) and s.path.startswith("body")]
    for language in ("en", "de", "cs"):
        assert len(text.strings(language, [])["body"]) == len(strings), language
