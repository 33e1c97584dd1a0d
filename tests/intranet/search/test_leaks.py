"""Nothing of the intranet is in the public search: not in results, counts, suggestions, nor behind „did you mean”."""

from intranet.members import group_services, invitation_services, services
from intranet.members.enums import Role
from intranet.search.asking import Question
from tests.intranet import factories
from tests.search.seen import NOWHERE, seen, spread


def test_public_search_knows_nothing_of_members(office, home):
    organisation = services.create_organisation(actor=office, name="Kwiryniada", sector="commercial")
    person = factories.person("Jan Kwiryniadowski")
    services.give_role(actor=office, organisation=organisation, user=person, role=Role.REPRESENTATIVE)
    group_services.create_group(actor=office, name="Kwiryniady", purpose="Kwiryniada co roku.")
    invitation_services.invite(
        actor=office, organisation=organisation, email="kwiryniada@example.org", role=Role.MEMBER, language="pl"
    )
    spread()
    assert set(Question("kwiryniada", actor=office).counts) == {"organisations", "people", "groups", "invitations"}
    for word in ("kwiryniada", "kwiryniadowski", "kwiryniady"):
        assert seen(word) == NOWHERE
