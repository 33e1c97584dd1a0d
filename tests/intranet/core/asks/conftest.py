"""An outing of the museum, and what its host asks of others."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from cms.users.models import User
from intranet.core.actors import Actor
from intranet.core.models import Ask
from intranet.members.acting import actor_of
from intranet.members.tasks import mail_notices
from tests.intranet import factories
from tests.intranet.conftest import logged_in
from tests.intranet.example.asks import COMING
from tests.intranet.example.models import Outing
from tests.intranet.example.services import ask_people


@pytest.fixture
def host(museum) -> Actor:
    return actor_of(factories.member(museum).user)


@pytest.fixture
def at(monkeypatch) -> Callable[[datetime], None]:
    """Sets the clock."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.fixture
def outing(museum) -> Outing:
    return factories.outing(museum, day=timezone.localdate() + timedelta(days=20))


def asked(host: Actor, outing: Outing, *people: Actor, kind=COMING, due: datetime | None = None) -> Ask:
    """The first one's."""
    return ask_people(actor=host, outing=outing, kind=kind, people=[one.user for one in people], due=due)[0]


def page(actor: Actor, ask: Ask, **values: str):
    client = logged_in(actor.user)
    path = ask.get_absolute_url()
    return client.post(path, {"acting_for": actor.form_value} | values) if values else client.get(path)


def links_in_mail(user: User) -> list[str]:
    mail_notices(user.pk)
    return re.findall(r"https://visitopolskie\.example(/intranet/act/\S+)", str(mail.outbox[-1].body))
