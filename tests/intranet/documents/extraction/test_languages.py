import pytest

from intranet.documents.extraction.languages import guess_language

SENTENCES = {
    "pl": "Członkowie klastra są zobowiązani do zapłaty składki w terminie, który ustala zarząd na początku roku.",
    "en": "The members of the cluster have to pay their fee by the date that the board sets for the year.",
    "de": "Die Mitglieder des Clusters zahlen ihren Beitrag bis zu dem Tag, den der Vorstand für das Jahr bestimmt.",
    "cs": "Členové klastru jsou povinni zaplatit příspěvek ve lhůtě, kterou určí představenstvo na začátku roku.",
}


@pytest.mark.parametrize("language", SENTENCES)
def test_language_is_guessed_by_its_small_words(language):
    assert guess_language(SENTENCES[language]) == language


@pytest.mark.parametrize("language", SENTENCES)
def test_language_is_guessed_without_accents_and_in_capitals(language):
    assert guess_language(SENTENCES[language].upper()) == language


@pytest.mark.parametrize("text", ["", "2026 1200 3500", "Opole Nysa Brzeg"])
def test_language_of_what_is_no_sentence_is_not_guessed(text):
    assert guess_language(text) is None
