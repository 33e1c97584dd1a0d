"""What an editor wrote into a translated page is never replaced without a word."""

import pytest
from django.urls import reverse
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.operations import translate_object, translate_page_subtree

from cms.places.models import PlacePage
from cms.translations.by_hand import WrittenByHand
from cms.translations.segments import missing_segments
from tests import factories

from .test_services import BODY, WORDS

OWN = "<p>Ein alter Park.</p><p>Ein Teich.</p>"


@pytest.fixture
def castle(section) -> PlacePage:
    place = factories.place(name="Zamek w Mosznej")
    page = factories.place_page(parent=section, place=place, summary="99 wież.", body=BODY)
    factories.translate(page, **WORDS["de"])
    page.refresh_from_db()
    return page


@pytest.fixture
def translation(castle, editor_client) -> Translation:
    """Stopped."""
    translation = Translation.objects.get(source__object_id=castle.translation_key)
    editor_client.post(reverse("wagtail_localize:stop_translation", args=[translation.pk]))
    translation.refresh_from_db()
    return translation


def write(translation: Translation, *further: dict) -> PlacePage:
    page = translation.get_target_instance()
    page.summary, page.body = (
        "Neunundneunzig Türme.",
        [{**BODY[0], "value": OWN}, BODY[1] | {"value": "Türme"}, *further],
    )
    page.save_revision().publish()
    return page


def start(client, page: PlacePage, **values: str) -> str:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = client.post(url, {"localize-restart-translation": "1", **values}, follow=True)
    return answer.content.decode()


def test_words_of_the_page_become_the_translation_that_is_started_again(castle, translation, editor_client):
    page = write(translation)
    assert "has been restarted" in start(editor_client, page)
    translation.refresh_from_db()
    translation.save_target(publish=True)
    page = PlacePage.objects.get(pk=page.pk)
    assert page.summary == "Neunundneunzig Türme."
    assert "Ein alter Park." in str(page.body)


def test_words_without_a_counterpart_are_shown_before_they_go(castle, translation, editor_client):
    further = {"type": "heading", "value": "Anreise", "id": "6d2f6a52-41d4-4b60-a93c-5f2bd2c2fc70"}
    page = write(translation, further)
    text = start(editor_client, page)
    assert "Anreise" in text
    assert "Ein alter Park." not in text
    translation.refresh_from_db()
    assert not translation.enabled
    assert "has been restarted" in start(editor_client, page, lost="1")


def test_page_written_by_hand_is_not_handed_in_with_those_around_it(section, castle, translation, german):
    page = write(translation)
    translate_page_subtree(section.pk, [german], None, None)
    translation.refresh_from_db()
    page.refresh_from_db()
    assert not translation.enabled
    assert page.get_latest_revision_as_object().summary == "Neunundneunzig Türme."


def test_page_that_was_never_synchronised_is_not_taken_into_it_unseen(section, german, editor_client):
    page = factories.place_page(parent=section, place=factories.place(name="Most"))
    german_page = PlacePage.objects.get(translation_key=page.translation_key, locale=german)
    editor_client.post(reverse("wagtailadmin_pages:convert_alias", args=[german_page.pk]))
    german_page = PlacePage.objects.get(pk=german_page.pk)
    german_page.title = german_page.draft_title = "Brücke"
    german_page.save_revision().publish()
    translate_object(PlacePage.objects.get(pk=page.pk), [german])
    assert PlacePage.objects.get(pk=german_page.pk).get_latest_revision_as_object().title == "Brücke"
    assert not Translation.objects.get(source__object_id=page.translation_key).enabled


def test_strings_are_not_published_over_words_written_since(castle, translation):
    page = write(translation)
    Translation.objects.update(enabled=True)
    translation.refresh_from_db()
    with pytest.raises(WrittenByHand) as refusal:
        translation.save_target(publish=True)
    assert "“Schloss Moschen” is not published" in refusal.value.message
    assert PlacePage.objects.get(pk=page.pk).summary == "Neunundneunzig Türme."


def test_one_changed_word_leaves_the_other_segments_translated(castle, german, editor_client):
    castle.body = [{**BODY[0], "value": "<p>Park z różami.</p><p>Staw.</p>"}, BODY[1]]
    castle.save_revision().publish()
    source = TranslationSource.objects.get_for_instance(castle)
    editor_client.post(reverse("wagtail_localize:update_translations", args=[source.pk]), {})
    assert [segment.text for segment in missing_segments(source, german)] == ["Park z różami."]
