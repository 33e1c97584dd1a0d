"""Two transactions that change the same object. A module of its own: it commits."""

from dataclasses import replace

import pytest

from intranet.core import changing
from intranet.core.models import AuditEntry
from intranet.core.opened import ChangedMeanwhile, as_opened, opened_on
from intranet.members import services
from intranet.members.acting import actor_of
from intranet.members.models import Organisation
from tests.intranet import factories
from tests.races import at_once, needs_two_writers, waiting_for_the_other

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(transactional_db):
    """Two of the office, with the same form of the same organisation before them."""
    factories.organisation(name="Hotel")
    shown = opened_on(as_opened(Organisation.objects.all()).get())
    return [replace(actor_of(factories.office(name)), opened_on=shown) for name in ("Anna Nowak", "Jan Kowal")]


def rename(people, *names):
    hotel = Organisation.objects.get()
    return at_once(
        *(
            lambda actor=actor, name=name: services.update_organisation(actor=actor, organisation=hotel, name=name)
            for actor, name in zip(people, names, strict=True)
        )
    )


@needs_two_writers
def test_of_two_who_send_the_same_form_at_once_the_later_is_told_of_the_other(people, monkeypatch):
    monkeypatch.setattr(changing, "locked", waiting_for_the_other(changing.locked))
    (refusal,) = rename(people, "Hotel Anny", "Hotel Jana")
    assert isinstance(refusal, ChangedMeanwhile)
    (entry,) = refusal.entries
    assert Organisation.objects.get().name == ("Hotel Anny" if entry.who == "Anna Nowak" else "Hotel Jana")


@needs_two_writers
def test_of_two_who_change_it_to_the_same_nobody_is_refused(people, monkeypatch):
    monkeypatch.setattr(changing, "locked", waiting_for_the_other(changing.locked))
    assert rename(people, "Hotel Nowy", "Hotel Nowy") == []
    assert AuditEntry.objects.of([Organisation.objects.get()]).count() == 1
