"""Two workers at the same moment. A module of its own: it commits."""

import pytest

from intranet.core import clock
from intranet.core.models import AuditEntry
from tests.intranet import factories
from tests.races import at_once, needs_two_writers, waiting_for_the_other

from .test_clock import declare, invited

pytestmark = pytest.mark.django_db(transaction=True)


@needs_two_writers
def test_two_workers_do_it_once(transactional_db, monkeypatch):
    """The worst moment: both have found it due. The second finds, once it holds the row, that it was done."""
    declare(monkeypatch)
    invited(factories.organisation())
    monkeypatch.setattr(clock, "_due", waiting_for_the_other(clock._due))
    assert at_once(clock.run, clock.run) == []
    assert AuditEntry.objects.count() == 1
