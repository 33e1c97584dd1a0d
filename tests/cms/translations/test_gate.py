"""Nothing Polish goes live in another language unless somebody decided so, whatever the door."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Workflow, WorkflowState
from wagtail_localize.models import StringTranslation, Translation, TranslationSource
from wagtail_localize.operations import translate_object

from cms.core.models import FailedSchedule
from cms.core.tasks import publish_scheduled
from cms.places.models import PlacePage
from cms.translations.models import KeptSegment
from cms.translations.services import TranslationIncomplete, keep_segments, write_translation
from tests import factories

BODY = [{"type": "text", "value": "<p>Park z azaliami.</p>", "id": "6d2f6a52-41d4-4b60-a93c-5f2bd2c2fc6e"}]


@pytest.fixture
def castle(section) -> PlacePage:
    place = factories.place(name="Zamek w Mosznej")
    return factories.place_page(parent=section, place=place, summary="99 wież.", body=BODY)


def row(page: PlacePage, language: str = "de") -> dict:
    """The live row, byte for byte."""
    return PlacePage.objects.filter(translation_key=page.translation_key, locale__language_code=language).values().get()


def submit(page: PlacePage, german) -> Translation:
    translate_object(PlacePage.objects.get(pk=page.pk), [german])
    return Translation.objects.get(source__object_id=page.translation_key, target_locale=german)


def add_string(translation: Translation, path: str, text: str) -> None:
    segment = translation.source.stringsegment_set.get(context__path__startswith=path)
    StringTranslation.objects.create(
        translation_of=segment.string, context=segment.context, locale=translation.target_locale, data=text
    )


def words(values: dict) -> tuple:
    return values["live"], values["title"], values["summary"], values["body"].get_prep_value()


def test_submit_over_an_alias_publishes_nothing(castle, german):
    before = row(castle)
    translation = submit(castle, german)
    after = row(castle)
    assert words(after) == words(before)
    assert after["alias_of_id"] is None
    page = translation.get_target_instance()
    assert not page.is_translated
    assert page.lang_of("title") == "pl"


def test_submitted_page_shows_the_current_polish(castle, german):
    page = submit(castle, german).get_target_instance()
    castle.summary = "365 pomieszczeń."
    castle.save_revision().publish()
    assert PlacePage.objects.get(pk=page.pk).words.summary == "365 pomieszczeń."


def test_submit_again_over_a_live_page_leaves_it_as_it_was(castle, german):
    factories.translate(castle, title="Schloss Moschen", summary="99 Türme.", body=["Park mit Azaleen."])
    castle.summary = "365 pomieszczeń."
    castle.save_revision().publish()
    before = row(castle)
    TranslationSource.update_or_create_from_instance(castle)
    submit(castle, german)
    assert words(row(castle)) == words(before)
    assert row(castle)["summary"] == "99 Türme."


def test_publish_with_missing_segments_is_refused_before_anything_is_written(castle, german):
    translation = submit(castle, german)
    add_string(translation, "title", "Schloss Moschen")
    before = row(castle)
    with pytest.raises(TranslationIncomplete) as refusal:
        translation.save_target(publish=True)
    assert [segment.text for segment in refusal.value.segments] == ["99 wież.", "Park z azaliami."]
    assert row(castle) == before


def test_publish_with_the_rest_kept_in_polish_labels_that_part(castle, german, editor):
    translation = submit(castle, german)
    add_string(translation, "title", "Schloss Moschen")
    add_string(translation, "summary", "99 Türme.")
    body = translation.source.stringsegment_set.get(context__path__startswith="body")
    keep_segments(translation=translation, segment_ids=[body.pk], user=editor)
    translation.save_target(user=editor, publish=True)
    page = PlacePage.objects.get(pk=row(castle)["page_ptr_id"])
    assert page.live
    assert (page.title, page.slug, page.is_translated) == ("Schloss Moschen", "schloss-moschen", True)
    assert page.lang_of("title") == ""
    assert page.lang_of(f"body.{BODY[0]['id']}") == "pl"
    assert KeptSegment.objects.get().kept_by == editor


def test_changed_polish_needs_a_new_decision_and_german_stays_live(castle, german):
    factories.translate(castle, title="Schloss Moschen", summary="99 Türme.")  # the body is kept in Polish
    before = row(castle)
    castle.body = [{**BODY[0], "value": "<p>Park z rododendronami.</p>"}]
    castle.save_revision().publish()
    source, _created = TranslationSource.update_or_create_from_instance(castle)
    with pytest.raises(TranslationIncomplete):
        source.translations.get().save_target(publish=True)
    assert row(castle) == before


def test_bulk_update_with_publish_tells_what_was_refused(castle, german, editor_client):
    factories.translate(castle, title="Schloss Moschen", summary="99 Türme.", body=["Park mit Azaleen."])
    before = row(castle)
    castle.summary = "365 pomieszczeń."
    castle.save_revision().publish()
    source = TranslationSource.objects.get_for_instance(castle)
    url = reverse("wagtail_localize:update_translations", args=[source.pk])
    answer = editor_client.post(url, {"publish_translations": "on"}, follow=True)
    assert "Not published in German" in answer.content.decode()
    assert "Successfully" not in answer.content.decode()
    assert row(castle) == before


def test_publish_in_the_editor_leads_to_the_desk(castle, german, editor_client):
    translation = submit(castle, german)
    before = row(castle)
    url = reverse("wagtailadmin_pages:edit", args=[before["page_ptr_id"]])
    answer = editor_client.post(url, {"action": "publish"}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("translation_desk", args=[translation.pk])
    text = answer.content.decode()
    assert "Not published in German: 3 parts" in text
    assert "99 wież." in text
    assert row(castle) == before


def test_bulk_publish_in_the_explorer_names_what_is_missing_and_leads_to_the_desk(castle, german, editor_client):
    translation = submit(castle, german)
    before = row(castle)
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    text = editor_client.post(f"{url}?id={before['page_ptr_id']}&next=/admin/pages/", follow=True).content.decode()
    assert "Not published in German: 3 parts" in text
    assert reverse("translation_desk", args=[translation.pk]) in text
    assert row(castle) == before


def test_approving_in_a_workflow_leads_to_the_desk_and_approves_nothing(castle, german, superuser, client):
    translation = submit(castle, german)
    page = translation.get_target_instance()
    state = Workflow.objects.get().start(page, superuser)
    before = row(castle)
    client.force_login(superuser)
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.current_task_state_id])
    answer = client.post(url, headers={"Accept-Language": "en"}, follow=True)
    assert answer.redirect_chain[-1][0] == reverse("translation_desk", args=[translation.pk])
    assert "Not published in German: 3 parts" in answer.content.decode()
    assert row(castle) == before
    state.refresh_from_db()
    assert state.status == WorkflowState.STATUS_IN_PROGRESS


def test_mirror_made_a_page_of_its_own_stays_polish_until_its_words_are_published(castle, german, editor_client):
    pk = row(castle)["page_ptr_id"]
    editor_client.post(reverse("wagtailadmin_pages:convert_alias", args=[pk]))
    page = PlacePage.objects.get(pk=pk)
    assert page.alias_of_id is None
    assert not page.is_translated
    assert page.lang_of("title") == "pl"
    page = page.get_latest_revision_as_object()
    page.title, page.summary = "Schloss Moschen", "99 Türme."
    page.save_revision().publish()
    assert PlacePage.objects.get(pk=pk).is_translated


def test_scheduled_publish_of_undecided_polish_waits_for_the_decision(castle, german):
    translation = submit(castle, german)
    page = translation.get_target_instance()
    draft = page.latest_revision
    draft.approved_go_live_at = timezone.now() - timedelta(minutes=1)
    draft.save()
    before = row(castle)
    publish_scheduled()
    assert row(castle) == before
    keep_segments(
        translation=translation, segment_ids=[s.pk for s in translation.source.stringsegment_set.all()], user=None
    )
    publish_scheduled()
    assert not FailedSchedule.objects.exists()
    draft.refresh_from_db()
    assert draft.approved_go_live_at is None


def test_revision_made_before_the_translation_is_not_published(castle, german):
    """The strings are all there now, but this draft still holds the Polish ones."""
    translation = submit(castle, german)
    draft = translation.get_target_instance().latest_revision
    for path, text in [("title", "Schloss Moschen"), ("summary", "99 Türme."), ("body", "Park mit Azaleen.")]:
        add_string(translation, path, text)
    with pytest.raises(TranslationIncomplete):
        draft.publish()
    write_translation(translation.source, german, publish=True)
    assert row(castle)["title"] == "Schloss Moschen"


def test_a_page_written_by_hand_after_synchronisation_stopped_speaks_its_language(castle, german, editor_client):
    """Through the editor, which calls Wagtail's action and not the page's own `publish`."""
    translation = submit(castle, german)
    editor_client.post(reverse("wagtail_localize:stop_translation", args=[translation.pk]))
    page = translation.get_target_instance()
    values = {"title": "Schloss Moschen", "slug": page.slug, "summary": "99 Türme.", "place": page.place_id}
    counts = {f"{block}-count": 0 for block in ("body", "gallery")}
    comments = {f"comments-{count}_FORMS": 0 for count in ("TOTAL", "INITIAL")}
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    answer = editor_client.post(url, {**values, **counts, **comments, "action-publish": "yes"}, follow=True)
    assert "has been published" in answer.content.decode()
    page = PlacePage.objects.get(pk=page.pk)
    assert page.is_translated
    assert "99 Türme." in editor_client.get(page.url).content.decode()


def test_a_changed_fact_shows_in_every_language_at_once(client, castle, german):
    """On translated pages and on one that mirrors the Polish, however old their texts are."""
    factories.translate(castle, title="Schloss Moschen", summary="99 Türme.")
    pages = PlacePage.objects.filter(translation_key=castle.translation_key)
    assert not any("Moszna-Zamek" in client.get(page.url).content.decode() for page in pages)
    castle.place.town = "Moszna-Zamek"
    castle.place.save_revision().publish()
    assert {page.language: "Moszna-Zamek" in client.get(page.url).content.decode() for page in pages} == {
        "pl": True,
        "en": True,
        "de": True,
        "cs": True,
    }
