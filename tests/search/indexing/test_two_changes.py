"""Two changes of one thing at the same moment. A module of its own: it commits, so it runs after those that do not."""

from collections.abc import Callable
from functools import partial

import pytest
from django.db import connection, transaction

from cms.places.findable import PLACES
from cms.places.models import Place, PlacePage
from search.indexing.writing import refresh
from search.models import Record
from tests import factories
from tests.races import at_once, needs_two_writers, waiting_for_the_other

from ..questions import ask, keys

pytestmark = pytest.mark.django_db(transaction=True)


@transaction.atomic
def changed(change: Callable[[], None]) -> None:
    """Whoever waits too long for the other one fails instead of hanging."""
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '20s'")
    change()
    refresh(PLACES, ["p1"])


@needs_two_writers
@pytest.mark.parametrize("known", [True, False], ids=["known before", "unknown before"])
def test_later_of_two_changes_has_the_last_word(transactional_db, home, monkeypatch, known):
    """The worst moment: both have read and neither has written. The lock lets only one get there at a time."""
    facts = factories.place(external_id="p1", name="Gospoda")
    factories.place_page(parent=factories.section_page(parent=home), place=facts, title="Kwiryniada")
    Place.objects.filter(pk=facts.pk).update(leave_out_of_search=not known)
    refresh(PLACES, ["p1"])
    findables = PLACES.findables

    def rename_the_page() -> None:
        PlacePage.objects.filter(place=facts, locale__language_code="pl").update(title="Wyszywanka")

    def turn_the_facts() -> None:
        Place.objects.filter(pk=facts.pk).update(leave_out_of_search=known)

    monkeypatch.setattr(PLACES, "findables", waiting_for_the_other(lambda wanted: iter(list(findables(wanted)))))
    assert not at_once(*(partial(changed, change) for change in (rename_the_page, turn_the_facts)))
    assert keys(ask("wyszywanka")) == ([] if known else ["p1"])
    assert Record.objects.filter(key="p1").exists() is not known
