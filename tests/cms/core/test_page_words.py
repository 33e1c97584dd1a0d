from cms.core.page_words import words_of
from tests import factories

BODY = [
    {"type": "heading", "value": "Dojazd", "id": "1d2f6a52-41d4-4b60-a93c-5f2bd2c2fc61"},
    {"type": "text", "value": "<p>Jak dojechać <b>pociągiem</b>.</p>", "id": "1d2f6a52-41d4-4b60-a93c-5f2bd2c2fc62"},
]


def test_words_of_the_source_are_all_there(section):
    page = factories.place_page(parent=section, place=factories.place(), summary="99 wież", body=BODY)
    said = words_of(page)
    assert (said.summary, said.body) == ("99 wież", "Dojazd Jak dojechać pociągiem.")


def test_what_a_translation_keeps_in_polish_is_not_among_its_words(section):
    page = factories.place_page(parent=section, place=factories.place(), summary="99 wież", body=BODY)
    german = factories.translate(page, title="Schloss", summary="99 Türme")
    assert german.polish_parts
    said = words_of(german)
    assert (said.title, said.summary, said.body) == ("Schloss", "99 Türme", "")
