"""The editor's form of a place page, as a browser sends it that was opened before the facts were made."""

import pytest
from django.test import Client
from django.urls import reverse

from cms.places.models import Kind, Place, PlacePage
from tests import factories


def values(**given: object) -> dict[str, object]:
    empty = {"title": "Zamek", "slug": "zamek", "summary": "Z parkiem.", "place": "", "new_kind": ""}
    counts = {f"{block}-count": 0 for block in ("body", "gallery")}
    comments = {f"comments-{count}_FORMS": 0 for count in ("TOTAL", "INITIAL")}
    return {**empty, **counts, **comments, **given}


@pytest.fixture
def castle() -> Kind:
    return Kind.objects.get(code="castle")


@pytest.fixture
def page(section, editor_client, castle) -> PlacePage:
    """Saved by itself for the first time."""
    url = reverse("wagtailadmin_pages:add", args=["places", "placepage", section.pk])
    answer = editor_client.post(url, values(new_kind=castle.pk), headers={"Accept": "application/json"}).json()
    assert answer["field_updates"]["place"] == str(Place.objects.get().pk)
    return PlacePage.objects.get(pk=answer["pk"])


def save(client: Client, page: PlacePage, **given: object) -> None:
    url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert client.post(url, values(**given), headers={"Accept": "application/json"}).json()["success"]


def test_form_that_does_not_know_its_facts_keeps_them(page, editor_client, castle):
    save(editor_client, page, new_kind=castle.pk)
    assert PlacePage.objects.get(pk=page.pk).place == Place.objects.get()


def test_facts_follow_title_and_kind_until_somebody_edits_them(page, editor_client):
    save(editor_client, page, title="Pałac", new_kind=Kind.objects.get(code="palace").pk)
    place = Place.objects.get()
    assert (place.name, place.external_id, place.kind.code) == ("Pałac", "palac", "palace")
    place.save_revision()
    save(editor_client, page, title="Dwór")
    assert Place.objects.get().name == "Pałac"


def test_facts_that_are_published_do_not_follow_the_page_that_takes_them(page, editor_client):
    known = factories.place(name="Zamek w Mosznej")
    save(editor_client, page, title="Moszna", place=known.pk)
    known.refresh_from_db()
    assert known.name == "Zamek w Mosznej"
    assert PlacePage.objects.get(pk=page.pk).place == known
