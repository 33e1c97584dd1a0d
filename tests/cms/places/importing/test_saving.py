"""Batches: how many queries, how much at once, and what happens when two write the same place."""

import pytest
from django.db import connection

from cms.places.importing import import_places, saving
from cms.places.importing.services import BATCH
from cms.places.models import Place
from tests import factories

from .conftest import BRZEG, HEADER, MOSZNA

HOURS = "Mo-Fr 10:00-16:00"


def rows(count: int, name: str = "Zamek") -> list[str]:
    where = "attraction,castle,Moszna,1605033,50.44072,17.7679"
    return [f"zamek-{number},{name} {number},{where},https://example.org/{number},{HOURS}" for number in range(count)]


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 25])  # SQLite takes so many in one insert
def test_queries_of_a_new_batch_do_not_grow(write_file, django_assert_num_queries, count):
    import_places(write_file(HEADER, *rows(1, name="Inny")))  # what a process looks up once
    Place.objects.all().delete()
    file = write_file(HEADER, *rows(count))
    with django_assert_num_queries(35 if connection.vendor == "postgresql" else 34):  # 21, 22 write the search index
        assert import_places(file).created == count


@pytest.mark.django_db
@pytest.mark.parametrize("count", [1, 100])
def test_queries_of_a_repeated_batch_do_not_grow(write_file, django_assert_num_queries, count):
    file = write_file(HEADER, *rows(count))
    import_places(file)
    with django_assert_num_queries(12):
        assert import_places(file).unchanged == count


@pytest.mark.django_db
def test_rows_are_saved_while_the_file_is_read(write_file):
    saved_by_row = []

    def watch(records, lines):
        for number, record in enumerate(records):
            if number % BATCH == 0:
                saved_by_row.append((number, Place.objects.count()))
            yield record

    report = import_places(write_file(HEADER, *rows(4 * BATCH)), track=watch)
    assert (report.created, report.rejected) == (4 * BATCH, 0)
    assert saved_by_row == [(number, number) for number in (0, BATCH, 2 * BATCH, 3 * BATCH)]


@pytest.mark.django_db
def test_place_made_meanwhile_is_one_row_error(write_file, run, monkeypatch):
    plan_rows = saving.plan_rows

    def plan_and_be_overtaken(batch, *args, **kwargs):
        plans = plan_rows(batch, *args, **kwargs)
        if any(row.external_id == "zamek-moszna" for row in batch):
            factories.place(external_id="zamek-moszna")
        return plans

    monkeypatch.setattr(saving, "plan_rows", plan_and_be_overtaken)
    outcome = run(write_file(HEADER, MOSZNA, BRZEG))
    assert "line 2, id: somebody made or changed this place at the same moment." in outcome.err
    assert list(Place.objects.values_list("external_id", flat=True)) == ["zamek-brzeg"]
