"""Words that editors say mean the same."""

import pytest
from django.test import Client

from cms.pages.models import StandardPage
from search.models import Synonym
from tests import factories

from ..questions import ask, keys

pytestmark = pytest.mark.usefixtures("engine")

LIST = "/admin/snippets/search/synonym/"


@pytest.fixture
def campsite(home) -> StandardPage:
    page = StandardPage(title="Wyszywanka nad wodą", slug="w", summary="Rozbij tu obóz.")
    return factories.publish(page, parent=home)


def synonym(*words: str, language: str = "pl") -> Synonym:
    return Synonym.objects.create(language=language, words="\n".join(words))


def test_synonym_finds_at_once_what_says_the_other_word_in_any_form(campsite):
    assert ask("haftowanie").total == 0
    synonym("haftowanie", "wyszywanka")
    assert keys(ask("haftowania")) == [f"page-{campsite.translation_key}"]
    Synonym.objects.all()[0].delete()
    assert ask("haftowanie").total == 0


def test_synonym_of_several_words_finds_both_ways(campsite):
    synonym("rozbij obóz", "kwiryniada")
    assert keys(ask("kwiryniada nad wodą")) == [f"page-{campsite.translation_key}"]
    Synonym.objects.all().delete()
    synonym("rzecz haftowana", "wyszywanka")
    assert keys(ask("rzecz haftowana")) == [f"page-{campsite.translation_key}"]


def test_synonym_belongs_to_its_language_and_an_exonym_to_all(campsite):
    synonym("Stickerei", "wyszywanka", language="cs")
    assert ask("Stickerei", "de").read[0].language == "cs"
    synonym("Stickerei", "wyszywanka", language="")
    assert keys(ask("Stickerei", "de")) == [f"page-{campsite.translation_key}"]


@pytest.mark.parametrize("words", ["jedno", "", "x" * 101 + "\ny", "?!\nzamek"])
def test_words_that_cannot_be_are_refused_with_a_reason(editor_client: Client, words):
    answer = editor_client.post(f"{LIST}add/", {"language": "pl", "words": words, "example": ""})
    assert answer.status_code == 200
    assert answer.context["form"].errors["words"]
    assert not Synonym.objects.exists()


def test_editor_adds_synonyms(editor_client: Client, campsite):
    form = {"language": "pl", "words": "haftowanie\nwyszywanka", "example": ""}
    assert editor_client.post(f"{LIST}add/", form).status_code == 302
    assert keys(ask("haftowanie")) == [f"page-{campsite.translation_key}"]


def test_preview_shows_what_they_change_before_they_are_saved(editor_client: Client, campsite):
    form = {"language": "pl", "words": "haftowanie\nwyszywanka", "example": "haftowanie nad wodą"}
    editor_client.post(f"{LIST}preview/", form)
    page = editor_client.get(f"{LIST}preview/?mode=").content.decode()
    haft = page[page.index("“haftowanie” (pl)") : page.index("“wyszywanka” (pl)")]
    assert "Without these words: 0 results" in haft
    assert "With them: 1 result" in haft
    assert haft.count("Wyszywanka nad wodą") == 1
    assert "<strong>new</strong>" in haft
    assert "“haftowanie nad wodą” (pl)" in page
    assert not Synonym.objects.exists()
    assert ask("haftowanie").total == 0


def test_outsider_has_no_door(client, campsite):
    assert client.get(f"{LIST}add/").status_code == 302
