"""Two people at the same moment. A module of its own: it commits."""

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import ValidationError

from cms.cluster.models import ClusterPage, MemberPage
from home.models import HomePage
from intranet.core import changing
from intranet.core.transitions import IllegalTransition
from intranet.members import proposal_services
from intranet.members.acting import actor_of
from intranet.members.enums import ProposalState, Role
from intranet.members.models import Proposal
from intranet.members.public_page import fingerprint
from tests import factories as portal
from tests.intranet import factories
from tests.races import at_once, needs_two_writers, waiting_for_the_other

pytestmark = pytest.mark.django_db(transaction=True)

WORDS = {"title": "Hotel", "summary": "Blisko zamku.", "text": "", "sector": "commercial", "website": ""}


@pytest.fixture
def hotel(transactional_db):
    home = HomePage.objects.get(locale__language_code="pl")
    portal.publish(ClusterPage(title="Klaster", slug="klaster", summary="Razem."), parent=home)
    return factories.organisation(external_id="hotel", name="Hotel")


def desk(name):
    editor = factories.person(name)
    editor.groups.add(Group.objects.get(name="Editors"))
    return actor_of(editor)


@needs_two_writers
def test_of_two_editors_one_decides_and_the_other_is_told(hotel, monkeypatch):
    coordinator = actor_of(factories.member(hotel, Role.COORDINATOR).user)
    proposal = proposal_services.propose(actor=coordinator, organisation=hotel, municipality=None, **WORDS)
    monkeypatch.setattr(changing, "locked", waiting_for_the_other(changing.locked))
    anna, jan, seen = desk("Anna Nowak"), desk("Jan Kowal"), fingerprint(hotel)
    (told,) = at_once(
        lambda: proposal_services.approve_proposal(actor=anna, proposal=proposal, seen=seen),
        lambda: proposal_services.refuse_proposal(actor=jan, proposal=proposal, reason="Nie."),
    )
    assert isinstance(told, IllegalTransition)
    state = Proposal.objects.get().state
    assert MemberPage.objects.exists() == (state == ProposalState.APPROVED)


@needs_two_writers
def test_of_two_proposals_at_once_one_waits(hotel, monkeypatch):
    people = [actor_of(factories.member(hotel, role).user) for role in (Role.COORDINATOR, Role.REPRESENTATIVE)]
    monkeypatch.setattr(proposal_services, "public_values", waiting_for_the_other(proposal_services.public_values))
    (told,) = at_once(
        *(
            lambda actor=actor: proposal_services.propose(actor=actor, organisation=hotel, municipality=None, **WORDS)
            for actor in people
        )
    )
    assert isinstance(told, ValidationError)
    assert Proposal.objects.waiting().count() == 1
