"""Whoever publishes, and whatever it takes along: each record is written once, within the transaction."""

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext
from django_q.conf import Conf
from wagtail.models import Page

from cms.places.findable import PLACES
from cms.places.models import PlacePage
from tests import factories

from ..questions import ask, keys


@pytest.fixture
def page(section) -> PlacePage:
    """With mirrors in three languages."""
    return factories.place_page(parent=section, place=factories.place(external_id="zamek", name="Zamek"))


@pytest.fixture
def jobs_wait(monkeypatch) -> None:
    """For the worker, as they do outside of tests."""
    monkeypatch.setattr(Conf, "SYNC", False)


def revised(page: PlacePage, title: str = "Kwiryniada"):
    page = PlacePage.objects.get(pk=page.pk)
    page.title = title
    return page.save_revision()


def form(page: PlacePage) -> dict[str, object]:
    fields = {"title": "Kwiryniada", "slug": page.slug, "summary": "Święto.", "place": page.place_id}
    counts = {f"{block}-count": 0 for block in ("body", "gallery")}
    comments = {f"comments-{count}_FORMS": 0 for count in ("TOTAL", "INITIAL")}
    return {**fields, **counts, **comments, "action-publish": "yes"}


def written(queries: CaptureQueriesContext) -> int:
    """How often records were. All of a source's are one statement."""
    return sum(query["sql"].startswith('INSERT INTO "search_record"') for query in queries)


def test_publishing_writes_the_record_once_in_few_queries(page, jobs_wait, django_assert_max_num_queries):
    revision = revised(page)
    with django_assert_max_num_queries(120) as queries:
        revision.publish()
    assert written(queries) == 1
    assert keys(ask("kwiryniada")) == ["zamek"]


def test_publishing_in_the_editor_writes_the_record_once(page, jobs_wait, editor_client, django_assert_max_num_queries):
    """Knowing the editor, checking the form and saving the draft are 54 queries of Wagtail's."""
    address = f"/admin/pages/{page.pk}/edit/"
    editor_client.get(address)
    with django_assert_max_num_queries(120 + 57) as queries:
        editor_client.post(address, form(page))
    assert written(queries) == 1
    assert keys(ask("kwiryniada")) == ["zamek"]


def test_first_publishing_takes_the_facts_along_in_the_same_write(section):
    place = factories.place(external_id="zamek", name="Zamek", live=False)
    page = section.add_child(instance=PlacePage(title="Kwiryniada", summary="Święto.", place=place, live=False))
    with CaptureQueriesContext(connection) as queries:
        page.save_revision().publish()
    assert written(queries) == 1
    assert keys(ask("kwiryniada")) == ["zamek"]


def test_facts_that_a_member_stands_behind_are_saved_with_one_write(page):
    factories.member(place=page.place)
    with CaptureQueriesContext(connection) as queries:
        page.place.save()
    assert written(queries) == 1


def test_translation_is_published_with_one_write(page):
    with CaptureQueriesContext(connection) as queries:
        factories.translate(page, "de", title="Schloss", summary="Schön.")
    assert written(queries) == 1
    assert keys(ask("schloss", "de")) == ["zamek"]


def test_page_and_its_mirrors_are_taken_down_with_one_write(page):
    revised(page).publish()
    with CaptureQueriesContext(connection) as queries:
        PlacePage.objects.get(pk=page.pk).unpublish()
    assert written(queries) == 1
    assert keys(ask("kwiryniada")) == []


def test_pages_that_are_published_together_are_written_each(home, page):
    """By one action each, as the explorer's bulk action does."""
    other = factories.place_page(parent=page.get_parent(), place=factories.place(external_id="most", name="Most"))
    revisions = [revised(page), revised(other)]
    with CaptureQueriesContext(connection) as queries:
        for revision in revisions:
            revision.publish()
    assert written(queries) == 2
    assert sorted(keys(ask("kwiryniada"))) == ["most", "zamek"]


def test_publishing_that_is_rolled_back_is_not_found(page):
    revision = revised(page)
    with transaction.atomic():
        revision.publish()
        assert keys(ask("kwiryniada")) == ["zamek"]
        transaction.set_rollback(True)
    assert keys(ask("kwiryniada")) == []


def test_publishing_fails_altogether_when_the_record_cannot_be_written(page, monkeypatch):
    revision = revised(page)

    def fail(_keys: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr(PLACES, "findables", fail)
    with pytest.raises(ZeroDivisionError):
        revision.publish()
    assert set(Page.objects.filter(translation_key=page.translation_key).values_list("title", flat=True)) == {"Zamek"}
