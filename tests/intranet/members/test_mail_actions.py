"""One click from a mail, for people who never log in: shown by GET, done by POST, once, while all of it holds."""

import re
from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from cms.users.models import User
from intranet.core import mail_actions
from intranet.members import invitation_services, services
from intranet.members.acting import actor_of
from intranet.members.enums import Role
from intranet.members.erasure_services import erase_person
from intranet.members.mail_actions import LAY_DOWN_ROLE
from intranet.members.models import Membership
from intranet.members.tasks import mail_notices
from tests.canary import all_that_is_kept
from tests.intranet import factories
from tests.intranet.conftest import logged_in


@pytest.fixture
def invited(office, hotel, anna) -> str:
    """The address in Anna's mail that accepts."""
    invitation_services.invite(actor=office, organisation=hotel, email=anna.email, role=Role.MEMBER, language="pl")
    return link_in_mail(anna)


@pytest.fixture
def given(office, hotel, anna) -> str:
    """The address in Anna's mail that lays down the role she was given."""
    services.give_role(actor=office, organisation=hotel, user=anna, role=Role.MEMBER)
    return link_in_mail(anna)


def link_in_mail(user: User) -> str:
    user.language = "en"
    user.save()
    mail_notices(user.pk)
    message = mail.outbox[-1]
    found = re.search(r"https://visitopolskie\.example(/intranet/act/\S+)", str(message.body))
    assert found
    assert isinstance(message, mail.EmailMultiAlternatives)
    html = str(message.alternatives[0][0])
    assert found[1] in html
    return found[1]


def role_of(user: User) -> Membership | None:
    return user.memberships.active().first()


@pytest.mark.parametrize("look", ["get", "head"])
def test_scanner_that_opens_the_link_changes_nothing_and_gets_no_cookie(invited, anna, look):
    for _time in range(2):
        answer = getattr(Client(), look)(invited)
        assert answer.status_code == 200
        assert not answer.cookies
    assert role_of(anna) is None


def test_page_says_what_will_happen_and_for_which_organisation(invited):
    page = Client().get(invited).content.decode()
    assert "Hotel Arte</h1>" in page
    assert "Anna Nowak, this is what will happen:" in page
    assert "You accept the invitation to Hotel Arte. Your role there: member" in page
    assert "Accept the invitation</button>" in page


def test_link_and_way_out_are_kept_nowhere(invited, caplog):
    caplog.set_level("DEBUG")
    way_out = (
        mail.outbox[-1].extra_headers["List-Unsubscribe"].strip("<>").removeprefix("https://visitopolskie.example")
    )
    for address in (invited, way_out):
        secret = address.rstrip("/").rpartition("/")[2]
        for path in (address, address.replace(secret, secret + "x")):
            Client().get(path)
            Client().post(path)
        assert secret not in all_that_is_kept() + caplog.text


def test_post_acts_once_without_login_and_without_a_cookie(invited, anna):
    stranger = Client(enforce_csrf_checks=True)
    done = stranger.post(invited)
    assert done.status_code == 200
    assert "Done:" in done.content.decode()
    assert "sessionid" not in stranger.cookies
    assert role_of(anna) is not None
    services.end_role(actor=actor_of(anna), membership=anna.memberships.active().get())
    again = stranger.post(invited)
    assert again.status_code == 410
    assert role_of(anna) is None


def test_role_is_laid_down_for_the_organisation_it_was_given_in(given, anna, museum):
    elsewhere = factories.member(museum, user=anna)
    assert Client().post(given).status_code == 200
    assert list(anna.memberships.active()) == [elsewhere]
    assert Client().post(given).status_code == 410


def test_somebody_else_who_is_logged_in_is_refused(given, anna, office):
    assert logged_in(office.user).post(given).status_code == 403
    assert role_of(anna) is not None
    assert logged_in(anna).get(given).status_code == 200


def test_link_that_was_tampered_with_is_not_found(given):
    assert Client().get(given[:-2] + "x/").status_code == 404


@pytest.mark.parametrize("other", ["notices/unsubscribe", "left", "invitation"])
def test_link_of_one_purpose_opens_nothing_else(given, other):
    assert Client().get(given.replace("/act/", f"/{other}/")).status_code in (404, 410)
    assert Client().post(given.replace("/act/", f"/{other}/")).status_code in (404, 405, 410)


def test_link_expires(given, anna, monkeypatch):
    monkeypatch.setattr(mail_actions, "LIVES", timedelta(seconds=-1))
    assert_dead(given, "This link has expired.")
    assert role_of(anna) is not None


def test_link_dies_when_the_state_has_changed(invited, office, hotel, anna):
    services.give_role(actor=office, organisation=hotel, user=anna, role=Role.COORDINATOR)
    invitation_services.withdraw_invitation(actor=office, invitation=hotel.invitations.get())
    assert_dead(invited, "This was done already, or what it was about has changed since.")


def test_link_dies_when_the_invitation_has_run_out(invited, hotel, anna):
    hotel.invitations.update(invited_at=timezone.now() - timedelta(days=15))
    assert_dead(invited, "The role or invitation that this link stood on has ended.")
    assert role_of(anna) is None


def test_link_dies_with_the_role(given, office, anna, hotel):
    services.end_role(actor=office, membership=anna.memberships.active().get())
    assert_dead(given, "This was done already, or what it was about has changed since.")


def test_link_dies_when_the_person_belongs_to_the_organisation_no_more(hotel, museum, anna, office):
    membership = factories.member(hotel, user=anna)
    token = mail_actions.token(LAY_DOWN_ROLE, actor_of(anna), membership)
    Membership.objects.filter(pk=membership.pk).update(organisation=museum)
    assert_dead(f"/intranet/act/{token}/", "The role or invitation that this link stood on has ended.")


def test_link_dies_while_the_organisation_is_suspended(given, office, hotel, anna):
    services.move_organisation(actor=office, organisation=hotel, state="suspended")
    assert_dead(given, "The access of the organisation that this link was meant for is suspended.")
    assert role_of(anna) is not None


def test_link_dies_with_the_account(given, anna):
    User.objects.filter(pk=anna.pk).update(is_active=False)
    assert_dead(given, "The account that this link was meant for is closed.")
    assert role_of(anna) is not None


def test_link_of_who_was_erased_is_dead(invited, anna, office):
    erase_person(actor=office, user=anna)
    assert_dead(invited, "The account that this link was meant for is closed.")


def assert_dead(address: str, reason: str) -> None:
    """It says why, and nothing of who or what it was about, to GET and POST."""
    for send in (Client(headers={"Accept-Language": "en"}).get, Client(headers={"Accept-Language": "en"}).post):
        answer = send(address)
        page = answer.content.decode()
        assert answer.status_code == 410
        assert reason in page
        assert not any(secret in page for secret in ("Hotel Arte", "Muzeum", "Anna", "Nowak"))
