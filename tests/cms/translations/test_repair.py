"""Sources that an earlier version wrote another language into."""

from io import StringIO

import pytest
from django.core.management import call_command
from wagtail.models import Locale
from wagtail_localize.models import TranslationSource

from cms.places.models import PlacePage
from cms.translations.models import KeptSegment
from cms.translations.repair import repair_sources
from cms.translations.segments import missing_segments, polish_segments
from tests import factories

from .test_services import BODY, WORDS, strings


@pytest.fixture
def page(section) -> PlacePage:
    place = factories.place(name="Zamek w Mosznej")
    return factories.place_page(parent=section, place=place, summary="99 wież.", body=BODY)


@pytest.fixture
def source(page) -> TranslationSource:
    formerly = PlacePage.objects.get(pk=page.pk)
    for language, words in WORDS.items():
        words = words if language != "cs" else {**words, "body": ["Park.", "", "Věže"]}  # the pond is kept
        formerly.body = factories.translate(formerly, language, **words).body.get_prep_value()
    return TranslationSource.objects.get_for_instance(page)


def test_source_is_polish_again_and_all_translations_are_complete(page, source):
    assert strings(source)[2:] == ["Ein Park.", "Ein Teich.", "Türme"]  # what Czech was taken from
    live = list(PlacePage.objects.filter(translation_key=page.translation_key).order_by("pk").values())
    (repaired,) = repair_sources()
    assert strings(source) == ["Zamek w Mosznej", "99 wież.", "Park z azaliami.", "Staw.", "Wieże"]
    assert (repaired.title, repaired.translations, repaired.decisions) == ("Zamek w Mosznej", 5, 1)
    for locale in Locale.objects.exclude(language_code="pl"):
        assert missing_segments(source, locale) == []
    assert [one.text for one in polish_segments(source, Locale.objects.get(language_code="cs"))] == ["Staw."]
    assert list(PlacePage.objects.filter(translation_key=page.translation_key).order_by("pk").values()) == live


def test_repair_says_what_it_did_and_is_done_once(source):
    said = StringIO()
    call_command("repair_pages", stdout=said)
    assert "Zamek w Mosznej" in said.getvalue()
    assert list(repair_sources()) == []
    assert KeptSegment.objects.count() == 1


def test_polish_that_has_changed_since_waits_for_its_translation(page, source, german):
    page.body = [{**BODY[0], "value": "<p>Park z różami.</p><p>Staw.</p>"}, BODY[1]]
    page.save_revision().publish()
    list(repair_sources())
    assert [one.text for one in missing_segments(source, german)] == ["Park z różami."]


def test_source_that_is_polish_is_left_alone(page):
    factories.translate(page, **WORDS["de"])
    page.title = "Schloss Moschen"  # the Polish has taken the German name over
    page.save_revision().publish()
    TranslationSource.update_or_create_from_instance(page)
    assert list(repair_sources()) == []
