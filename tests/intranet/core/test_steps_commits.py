"""The last step sent twice at the same moment, as a double click sends it. A module of its own: it commits."""

import pytest

from tests.intranet import factories
from tests.intranet.conftest import logged_in
from tests.intranet.core.test_steps import NEW, WHAT, WHEN, send
from tests.intranet.example import services
from tests.intranet.example.models import Outing
from tests.races import at_once, needs_two_writers, waiting_for_the_other

pytestmark = pytest.mark.django_db(transaction=True)


@needs_two_writers
def test_double_click_makes_one(transactional_db, monkeypatch):
    """The worst moment: both have read the session. Without the lock both would write."""
    hotel = factories.organisation()
    clients = [client := logged_in(factories.member(hotel).user), logged_in(factories.person())]
    clients[1].cookies = client.cookies
    client.get(NEW)
    send(client, hotel, "what", WHAT)
    monkeypatch.setattr(services, "require_now", waiting_for_the_other(services.require_now))
    places: list[str] = []
    raised = at_once(
        *(lambda one=one: places.append(send(one, hotel, "when", WHEN).headers["Location"]) for one in clients)
    )
    assert raised == []
    assert places == [Outing.objects.get().get_absolute_url()] * 2
