"""What is translated is the Polish page, whatever was translated from it before."""

from typing import Any

import pytest
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, TranslationSource

from cms.places.models import PlacePage
from cms.translations.segments import missing_segments
from tests import factories

BODY = [
    {"type": "text", "value": "<p>Park z azaliami.</p><p>Staw.</p>", "id": "6d2f6a52-41d4-4b60-a93c-5f2bd2c2fc6e"},
    {"type": "heading", "value": "Wieże", "id": "6d2f6a52-41d4-4b60-a93c-5f2bd2c2fc6f"},
]
WORDS: dict[str, dict[str, Any]] = {
    "en": {"title": "Moszna Castle", "summary": "99 towers.", "body": ["A park.", "A pond.", "Towers"]},
    "de": {"title": "Schloss Moschen", "summary": "99 Türme.", "body": ["Ein Park.", "Ein Teich.", "Türme"]},
    "cs": {"title": "Zámek Moszna", "summary": "99 věží.", "body": ["Park.", "Rybník.", "Věže"]},
}


@pytest.fixture
def castle(section) -> PlacePage:
    place = factories.place(name="Zamek w Mosznej")
    page = factories.place_page(parent=section, place=place, summary="99 wież.", body=BODY)
    for language, words in WORDS.items():
        factories.translate(page, language, **words)
    return page


def strings(source: TranslationSource) -> list[str]:
    return list(StringSegment.objects.filter(source=source).order_by("order").values_list("string__data", flat=True))


def test_source_stays_polish_whatever_is_translated_from_it(castle):
    source = TranslationSource.objects.get_for_instance(castle)
    assert strings(source) == ["Zamek w Mosznej", "99 wież.", "Park z azaliami.", "Staw.", "Wieże"]
    assert castle.body[1].value == "Wieże"


@pytest.mark.parametrize("language", WORDS)
def test_translations_of_all_languages_stay_complete_when_polish_is_brought_to_them(castle, language):
    source = TranslationSource.objects.get_for_instance(castle)
    source.update_from_db()
    assert missing_segments(source, Locale.objects.get(language_code=language)) == []
