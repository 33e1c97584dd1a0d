"""What is planned happens, or is said not to have happened; one that fails stops no other."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Page, Revision

from cms.core.models import FailedSchedule
from cms.core.tasks import publish_scheduled
from cms.places.models import PlacePage
from cms.translations.services import mirror_page
from tests import factories

pytestmark = pytest.mark.django_db


def planned(page: PlacePage, *, by=None, **words: str) -> Revision:
    """A draft that is due, as if its time had come since."""
    page = PlacePage.objects.get(pk=page.pk)
    page.go_live_at = timezone.now() - timedelta(minutes=1)
    for field, text in words.items():
        setattr(page, field, text)
    revision = page.save_revision(user=by, clean=False)
    revision.approved_go_live_at = page.go_live_at
    revision.save()
    return revision


@pytest.fixture
def castle(section) -> PlacePage:
    return factories.place_page(parent=section, place=factories.place(name="Zamek w Mosznej"))


@pytest.fixture
def bridge(section) -> PlacePage:
    return factories.place_page(parent=section, place=factories.place(name="Most"))


@pytest.fixture
def broken(castle, editor) -> Revision:
    return planned(castle, by=editor, title="Pałac w Mosznej", summary="")


def titles() -> set[str]:
    return set(PlacePage.objects.filter(locale__language_code="pl").values_list("title", flat=True))


def test_new_page_that_is_planned_waits_with_its_mirrors_and_its_facts(section):
    place = factories.place(name="Most", live=False)
    page = section.add_child(instance=PlacePage(title="Most", summary="Most.", place=place, live=False))
    mirror_page(page)
    page.go_live_at = timezone.now() + timedelta(days=1)
    revision = page.save_revision()
    revision.publish()
    place.refresh_from_db()
    assert (place.live, PlacePage.objects.live().count()) == (False, 0)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - timedelta(minutes=1))
    revision.refresh_from_db()
    revision.content["go_live_at"] = None
    revision.save()
    publish_scheduled()
    place.refresh_from_db()
    assert (place.live, PlacePage.objects.live().count()) == (True, 4)


def test_schedule_that_fails_stays_and_stops_no_other(broken, bridge):
    planned(bridge, title="Most wiszący")
    publish_scheduled()
    assert titles() == {"Zamek w Mosznej", "Most wiszący"}
    broken.refresh_from_db()
    assert broken.approved_go_live_at
    assert "Streszczenie: To pole nie może być puste." in FailedSchedule.objects.get().reason


def test_schedule_that_fails_is_mailed_once_to_who_planned_it_in_their_language(
    broken, editor, mailoutbox, django_capture_on_commit_callbacks
):
    editor.language = "de"
    editor.save()
    for _time in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            publish_scheduled()
    (mail,) = mailoutbox
    assert mail.to == ["editor@example.org"]
    assert "Pałac w Mosznej" in mail.subject
    assert "Dieses Feld" in mail.body
    assert f"/admin/pages/{broken.object_id}/edit/" in mail.body


def test_schedule_of_nobody_is_mailed_to_the_office(castle, mailoutbox, settings, django_capture_on_commit_callbacks):
    planned(castle, summary="")
    with django_capture_on_commit_callbacks(execute=True):
        publish_scheduled()
    assert mailoutbox[0].to == [settings.CONTACT_EMAIL]


def test_schedule_that_failed_is_shown_to_editors_until_it_is_called_off(broken, editor_client):
    publish_scheduled()
    for address in (reverse("wagtailadmin_home"), reverse("wagtailadmin_pages:edit", args=[broken.object_id])):
        assert "To pole nie może być puste." in editor_client.get(address).content.decode()
    editor_client.post(reverse("wagtailadmin_pages:revisions_unschedule", args=[broken.object_id, broken.pk]))
    assert "nie może być puste" not in editor_client.get(reverse("wagtailadmin_home")).content.decode()


def test_schedule_that_failed_for_a_while_is_caught_up_on(broken):
    publish_scheduled()
    broken.content["summary"] = "Z parkiem."
    broken.save()
    publish_scheduled()
    assert titles() == {"Pałac w Mosznej"}
    assert not FailedSchedule.objects.exists()


def test_failure_of_the_house_is_told_without_its_details(castle, editor, monkeypatch):
    planned(castle, by=editor)
    monkeypatch.setattr(PlacePage, "save", lambda *args, **kwargs: 1 / 0)
    publish_scheduled()
    assert FailedSchedule.objects.get().reason == "Coś poszło nie tak po naszej stronie"


def test_pages_whose_time_is_over_are_taken_down_by_the_command_too(castle):
    PlacePage.objects.filter(pk=castle.pk).update(expire_at=timezone.now() - timedelta(minutes=1))
    call_command("publish_scheduled")
    castle.refresh_from_db()
    assert (castle.live, castle.expired) == (False, True)


def test_page_that_cannot_be_taken_down_stays_due_is_told_and_stops_no_other(
    castle, bridge, editor, editor_client, mailoutbox, monkeypatch, django_capture_on_commit_callbacks
):
    castle.save_revision(user=editor)
    PlacePage.objects.update(expire_at=timezone.now() - timedelta(minutes=1))
    unpublish = Page.unpublish

    def fail_of_the_castle(page: Page, **how: Any) -> None:
        assert page.pk != castle.pk
        unpublish(page, **how)

    with monkeypatch.context() as patch:
        patch.setattr(Page, "unpublish", fail_of_the_castle)
        for _time in range(2):
            with django_capture_on_commit_callbacks(execute=True):
                publish_scheduled()
    assert [page.live for page in PlacePage.objects.filter(pk__in=[castle.pk, bridge.pk]).order_by("pk")] == [
        True,
        False,
    ]
    (mail,) = mailoutbox
    assert (mail.to, "nadal jest widoczna" in mail.body) == (["editor@example.org"], True)
    assert "nadal jest widoczna" in editor_client.get(reverse("wagtailadmin_home")).content.decode()
    publish_scheduled()
    assert not PlacePage.objects.get(pk=castle.pk).live
    assert not FailedSchedule.objects.exists()


def test_schedules_cost_the_same_queries_when_nothing_is_due(django_assert_num_queries, castle):
    with django_assert_num_queries(4):  # pages, facts, what could not be taken down, revisions
        publish_scheduled()
