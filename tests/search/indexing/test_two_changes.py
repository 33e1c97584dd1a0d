"""Two changes of one thing at the same moment. A module of its own: it commits, so it runs after those that do not."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from threading import Barrier, BrokenBarrierError

import pytest
from django.db import connection, transaction

from cms.places.findable import PLACES
from cms.places.models import Place, PlacePage
from search.indexing.writing import refresh
from search.models import Record
from tests import factories

from ..questions import ask, keys

pytestmark = pytest.mark.django_db(transaction=True)


def changed(change: Callable[[], None]) -> None:
    """In a transaction and a thread of its own. Whoever waits too long for the other one fails instead of hanging."""
    try:
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("SET LOCAL lock_timeout = '20s'")
            change()
            refresh(PLACES, ["p1"])
    finally:
        connection.close()


@pytest.mark.parametrize("known", [True, False], ids=["known before", "unknown before"])
def test_later_of_two_changes_has_the_last_word(prepared, home, monkeypatch, known):
    """The worst moment: both have read and neither has written. The lock lets only one get there at a time."""
    if not connection.features.has_select_for_update:
        pytest.skip("SQLite has one writer at a time; the suite on PostgreSQL tests this.")
    facts = factories.place(external_id="p1", name="Gospoda")
    factories.place_page(parent=factories.section_page(parent=home), place=facts, title="Kwiryniada")
    Place.objects.filter(pk=facts.pk).update(leave_out_of_search=not known)
    refresh(PLACES, ["p1"])
    both_read, findables = Barrier(2), PLACES.findables

    def read_together(wanted):
        found = list(findables(wanted))
        with suppress(BrokenBarrierError):
            both_read.wait(timeout=0.5)
        return iter(found)

    def rename_the_page() -> None:
        PlacePage.objects.filter(place=facts, locale__language_code="pl").update(title="Wyszywanka")

    def turn_the_facts() -> None:
        Place.objects.filter(pk=facts.pk).update(leave_out_of_search=known)

    monkeypatch.setattr(PLACES, "findables", read_together)
    with ThreadPoolExecutor(2) as threads:
        for change in [threads.submit(changed, change) for change in (rename_the_page, turn_the_facts)]:
            change.result()
    assert keys(ask("wyszywanka")) == ([] if known else ["p1"])
    assert Record.objects.filter(key="p1").exists() is not known
