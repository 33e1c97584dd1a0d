from collections.abc import Callable

import pytest

from intranet.core.actors import Actor
from intranet.members.acting import actor_of
from intranet.members.enums import Role
from intranet.members.models import Organisation
from intranet.members.voices.models import Poll, Voter
from intranet.members.voices.rules import Rules
from intranet.members.voices.services.opening import open_poll
from intranet.members.voices.tally import Tally
from tests.intranet import factories


def open_for(office: Actor, *organisations: Organisation, rules: Rules | None = None, **facts) -> Poll:
    return open_poll(actor=office, title="Składka", rules=rules or Rules(), organisations=organisations, **facts)


def voter_of(poll: Poll, organisation: Organisation) -> Voter:
    return poll.voters.get(organisation=organisation)


def tally_of(poll: Poll) -> Tally:
    """Of one that is counted."""
    assert poll.tally
    return poll.tally


def speaker(organisation: Organisation, role: Role = Role.REPRESENTATIVE) -> Actor:
    return actor_of(factories.member(organisation, role).user)


@pytest.fixture
def clubs(db) -> Callable[[int], list[tuple[Organisation, Actor]]]:
    """So many members, each with who speaks for it."""

    def make(number: int) -> list[tuple[Organisation, Actor]]:
        made = [factories.organisation() for _ in range(number)]
        return [(one, speaker(one)) for one in made]

    return make
