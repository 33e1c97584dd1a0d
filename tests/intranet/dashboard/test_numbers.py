"""One's organisation in numbers, and the cluster for those who act for it."""

from decimal import Decimal

import pytest
from django.utils.translation import override

from intranet.core.numbers import Number
from intranet.dashboard.features import numbers_for
from intranet.members import invitation_services
from intranet.members.acting import actor_of
from intranet.members.enums import Role
from tests.intranet import factories
from tests.intranet.conftest import logged_in


def said_to(actor) -> list[str]:
    return [f"{number.value} {number.words}" for number in numbers_for(actor)]


def test_member_reads_of_its_own_organisation(hotel, museum, member):
    factories.member(hotel, Role.REPRESENTATIVE)
    factories.member(museum)
    factories.working_group("Pakiety", member.user)
    factories.working_group("Inna", factories.member(museum).user)
    assert said_to(member) == ["2 people", "1 role filled", "2 roles empty", "1 working group"]


def test_coordinator_reads_of_open_invitations_too(hotel, coordinator):
    invitation_services.invite(
        actor=coordinator, organisation=hotel, email="jan@example.org", role=Role.MEMBER, language="pl"
    )
    assert said_to(coordinator)[-1] == "1 open invitation"


def test_office_reads_of_the_cluster(office, hotel, museum):
    factories.organisation(state="suspended")
    factories.organisation(state="left")
    factories.member(hotel, Role.REPRESENTATIVE)
    assert said_to(office) == [
        "3 members",
        "1 of them suspended",
        "2 without a representative",
        "1 person",
        "0 working groups",
        "0 open invitations",
    ]


def test_page_shows_them_with_a_way_to_what_they_count(hotel, member):
    page = logged_in(actor_of(member.user).user).get("/intranet/").content.decode()
    assert "My organisation in numbers" in page
    assert '<a href="/intranet/directory/hotel/"><strong>1</strong> person</a>' in page


@pytest.mark.parametrize(
    ("value", "language", "shown"),
    [(1234, "pl", "1234"), (Decimal("12345.5"), "pl", "12 345,50 zł"), (Decimal("12345.5"), "en", "12,345.50 zł")],
)
def test_money_is_written_as_the_reader_writes_it(value, language, shown):
    with override(language):
        assert Number(value, "saved", "/").shown.replace("\N{NO-BREAK SPACE}", " ") == shown
