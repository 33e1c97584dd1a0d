"""A form that arrives twice at the same moment. A module of its own: it commits."""

import pytest

from intranet.core.comments import services
from intranet.core.models import AuditEntry, Comment
from tests.intranet import factories
from tests.intranet.conftest import logged_in
from tests.races import at_once, needs_two_writers, waiting_for_the_other

from .test_sent_forms import shown

pytestmark = pytest.mark.django_db(transaction=True)


@needs_two_writers
def test_double_tap_writes_once(transactional_db, hotel, member, monkeypatch):
    """The worst moment: neither has been sent before, and both are about to be written."""
    outing = factories.outing(hotel)
    clients = [logged_in(member.user) for _tap in range(2)]
    action, carried = shown(clients[0], outing.get_absolute_url(), "text")
    monkeypatch.setattr(services, "record", waiting_for_the_other(services.record))
    places: list[str] = []
    raised = at_once(
        *(
            lambda one=one: places.append(one.post(action, carried | {"text": "Zapraszamy."}).headers["Location"])
            for one in clients
        )
    )
    assert raised == []
    assert places == [f"{outing.get_absolute_url()}#comments"] * 2
    assert Comment.objects.count() == 1
    assert AuditEntry.objects.filter(action="created", content_type__model="comment").count() == 1
