"""Elasticsearch follows the database: nothing is lost, nothing old is found, and rebuilding leaves no gap."""

from uuid import uuid4

import pytest
from django.db import transaction

from cms.places.models import Kind, Place
from search.engines.elasticsearch import breaker, index
from search.engines.elasticsearch.client import client, patient_client
from search.indexing import outbox
from search.indexing.stored import all_stored, stored_documents
from search.indexing.upkeep import bring_up_to_date, look_after
from search.indexing.writing import rebuild
from search.models import Change, Record
from tests import factories

from ..questions import ask, keys

pytestmark = [pytest.mark.elasticsearch, pytest.mark.usefixtures("elasticsearch")]


@pytest.fixture
def mills(elasticsearch) -> None:
    for number in (1, 2, 3):
        factories.place(external_id=f"mill-{number}", name=f"Wiatrak {number}", kind="museum")


@pytest.fixture
def silence(mills, monkeypatch) -> None:
    """What is committed reaches the server only when somebody says so."""
    monkeypatch.setattr(outbox, "on_commit", lambda tell: None)


def indices() -> list[str]:
    return list(patient_client().indices.get(index=f"{index.serving_alias()}-*", expand_wildcards="all"))


def serving() -> str:
    (name,) = client().indices.get_alias(name=index.serving_alias())
    return str(name)


def test_change_on_its_way_is_neither_found_nor_counted_as_it_was(silence):
    Place.objects.get(external_id="mill-1").delete()
    changed = Place.objects.get(external_id="mill-2")
    changed.kind = Kind.objects.get(code="viewpoint")
    changed.save()
    found = ask("wiatrak")
    assert (found.engine, keys(found), found.total) == ("elasticsearch", ["mill-3"], 1)
    assert found.counts["kind"] == {"museum": 1}
    outbox.tell()
    found = ask("wiatrak")
    assert sorted(keys(found)) == ["mill-2", "mill-3"]
    assert found.counts["kind"] == {"museum": 1, "viewpoint": 1}
    assert outbox.waiting() == []


def test_change_that_is_rolled_back_is_not_noted(silence):
    with transaction.atomic():
        Place.objects.get(external_id="mill-1").delete()
        assert outbox.waiting() != []
        transaction.set_rollback(True)
    assert outbox.waiting() == []
    assert ask("wiatrak").total == 3


def test_commit_tells_the_server_once_whatever_has_changed(mills, django_capture_on_commit_callbacks, monkeypatch):
    monkeypatch.setattr(outbox, "on_commit", transaction.on_commit)
    with django_capture_on_commit_callbacks() as callbacks:
        for place in Place.objects.filter(name__startswith="Wiatrak"):
            place.delete()
    (tell,) = [callback for callback in callbacks if callback is outbox._tell_if_well]
    tell()
    assert outbox.waiting() == []
    assert ask("wiatrak").total == 0


def test_publishing_is_noted_once(silence, section):
    page = factories.place_page(parent=section, place=Place.objects.get(external_id="mill-1"))
    outbox.tell()
    page.save_revision().publish()
    assert Change.objects.filter(record=Record.objects.get(key="mill-1").pk).count() == 1
    outbox.tell()
    assert keys(ask("wiatrak 1"))[0] == "mill-1"


def test_write_that_comes_late_does_not_overtake_a_later_one(mills):
    record = Record.objects.get(key="mill-1")
    old = stored_documents([record.pk])
    place = Place.objects.get(external_id="mill-1")
    place.name = "Kuźnia"
    place.save()
    index.write(client(), old, [], {record.pk: 1})
    assert keys(ask("kuźnia")) == ["mill-1"]
    place.delete()
    index.write(client(), old, [], {record.pk: 1})
    assert ask("kuźnia").total == 0


def test_rebuild_serves_on_and_keeps_what_changes_meanwhile(mills):
    before = serving()
    seen = []

    def batches():
        yield from all_stored()  # in the new index they are as they were
        Place.objects.get(external_id="mill-1").delete()
        factories.place(external_id="mill-4", name="Wiatrak 4")
        seen.extend(keys(ask("wiatrak")))

    index.fill_new(batches())
    assert sorted(seen) == ["mill-2", "mill-3", "mill-4"]
    assert sorted(keys(ask("wiatrak"))) == ["mill-2", "mill-3", "mill-4"]
    assert serving() != before
    assert indices() == [serving()]


def test_rebuild_that_broke_off_changes_nothing_and_is_cleared_away(mills):
    def batches():
        yield next(all_stored())
        raise RuntimeError

    before = serving()
    with pytest.raises(RuntimeError):
        index.fill_new(batches())
    assert serving() == before
    assert ask("wiatrak").total == 3
    index.fill_new(all_stored())
    assert indices() == [serving()]
    assert ask("wiatrak").total == 3


def test_rebuild_of_everything_reaches_the_server_and_says_how_far_it_is(mills):
    Record.objects.filter(key="mill-1").delete()  # behind everybody's back
    lines: list[str] = []
    total = rebuild(lines.append)
    assert f"PlaceSource {total} / {total}" in lines
    assert ask("wiatrak").total == 3


def lose() -> None:
    client().indices.delete(index=serving())


def close() -> None:
    client().indices.close(index=serving())


def belong_to_another_database() -> None:
    Record.objects.filter(key="mill-1").update(stamp=uuid4())


def hold_more_than_the_database() -> None:
    Record.objects.filter(key="mill-3").delete()
    factories.place(external_id="mill-5", name="Wiatrak 5")


def be_laid_out_otherwise() -> None:
    client().indices.put_mapping(index=serving(), meta={"fingerprint": "of another version"})


@pytest.mark.parametrize(
    "happen", [lose, close, belong_to_another_database, hold_more_than_the_database, be_laid_out_otherwise]
)
def test_index_that_is_not_the_databases_is_noticed_at_the_start_and_rebuilt(mills, happen):
    happen()
    lines: list[str] = []
    bring_up_to_date(lines.append)
    assert lines == [f"Elasticsearch: {Record.objects.count()} of {Record.objects.count()}"]
    found = ask("wiatrak")
    assert (found.engine, found.total) == ("elasticsearch", 3)


def test_index_in_step_is_left_alone_at_the_start(mills):
    before = serving()
    lines: list[str] = []
    bring_up_to_date(lines.append)
    assert (serving(), lines) == (before, [])


@pytest.mark.parametrize("happen", [lose, close])
def test_visitors_get_the_databases_answer_until_the_worker_has_mended_the_index(mills, happen, monitor):
    happen()
    found = ask("wiatrak")
    assert found.engine != "elasticsearch"
    assert found.total == 3
    assert monitor() == (200, "degraded")
    factories.place(external_id="mill-4", name="Wiatrak 4")
    assert ask("wiatrak").total == 4
    look_after()
    assert monitor() == (200, "ok")
    found = ask("wiatrak")
    assert (found.engine, found.total) == ("elasticsearch", 4)


def test_worker_notices_a_lost_index_before_a_visitor_does(mills):
    lose()
    look_after()
    assert breaker.is_open()


def test_worker_tells_what_a_commit_could_not(silence):
    Place.objects.get(external_id="mill-1").delete()
    look_after()
    assert outbox.waiting() == []
    assert ask("wiatrak").total == 2
