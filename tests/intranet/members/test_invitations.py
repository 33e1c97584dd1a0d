"""The only way to an account, told as those who invite and those who come see it."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.utils import timezone

from cms.users.addresses import is_address_proved
from cms.users.models import User
from intranet.core.actors import FORM_FIELD
from intranet.members import invitation_services, services
from intranet.members.acting import actor_of
from intranet.members.enums import InvitationState, Role
from intranet.members.models import Invitation, Membership
from intranet.members.tasks import mail_invitation
from tests.canary import all_that_is_kept
from tests.intranet import factories
from tests.intranet.conftest import logged_in
from tests.jobs import work_off

NAMES = {"first_name": "Anna", "last_name": "Nowak"}
PASSWORD = "zielone-jabłka-w-maju"


@pytest.fixture
def invitation(coordinator, hotel) -> Invitation:
    return invitation_services.invite(
        actor=coordinator, organisation=hotel, email="Anna.Nowak@example.org", role=Role.MEMBER, language="de"
    )


def path(invitation: Invitation) -> str:
    return f"/intranet/invitation/{invitation.secret}/"


def test_coordinator_invites_and_the_mail_is_in_the_language_chosen(
    coordinator, hotel, django_capture_on_commit_callbacks
):
    sent = {"email": "anna.nowak@example.org", "role": "member", "language": "de", FORM_FIELD: coordinator.form_value}
    with django_capture_on_commit_callbacks(execute=True):
        page = logged_in(coordinator.user).post("/intranet/directory/hotel/invitations/", sent, follow=True)
    assert "The invitation to anna.nowak@example.org is on its way." in page.content.decode()
    (message,) = mail.outbox
    assert message.to == ["anna.nowak@example.org"]
    assert message.subject.startswith("Hotel Arte lädt Sie")
    assert "Mitarbeit" in message.body
    assert f"https://visitopolskie.example{path(Invitation.objects.get())}" in message.body


def test_mail_is_sent_once_and_never_with_a_dead_link(invitation, coordinator):
    mail_invitation(invitation.pk)
    mail_invitation(invitation.pk)
    assert len(mail.outbox) == 1
    again = invitation_services.invite(
        actor=coordinator, organisation=invitation.organisation, email=invitation.email, role="member", language="pl"
    )
    invitation_services.withdraw_invitation(actor=coordinator, invitation=again)
    mail_invitation(again.pk)
    assert len(mail.outbox) == 1


def test_stranger_sees_what_it_is_opens_an_account_and_is_in(client, invitation, coordinator, hotel):
    page = client.get(path(invitation), headers={"Accept-Language": "en"}).content.decode()
    assert f"{coordinator.user} invites you" in page
    assert "anna.nowak@example.org" in page
    assert not User.objects.filter(email="anna.nowak@example.org").exists()  # looking changes nothing
    answer = client.post(path(invitation), NAMES | {"password": PASSWORD})
    assert answer.headers["Location"] == "/intranet/"
    anna = User.objects.get(email="anna.nowak@example.org")
    assert (actor_of(anna).organisation, str(anna), anna.language) == (hotel, "Anna Nowak", "de")
    assert "Hotel Arte" in client.get("/intranet/").content.decode()
    assert Client().login(email=anna.email, password=PASSWORD)


@pytest.mark.parametrize(
    ("password", "said"),
    [
        ("short-one", "too short"),
        ("1qaz2wsx3edc4rfv", "A program would soon guess this"),
        ("anna.nowak2026", "your name"),
        ("HotelArte-2026", "your organisation"),
        ("VisitOpolskie-2026", "the portal"),
    ],
)
def test_password_that_others_would_guess_is_refused_at_its_field(client, invitation, password, said):
    answer = client.post(path(invitation), NAMES | {"password": password}, headers={"Accept-Language": "en"})
    assert answer.status_code == 422
    assert said in answer.context["form"].errors["password"].as_text()
    assert not User.objects.filter(email=invitation.email).exists()


def test_invitation_is_accepted_once(client, invitation):
    assert client.post(path(invitation), NAMES | {"password": PASSWORD}).status_code == 302
    stranger = Client(headers={"Accept-Language": "en"})
    again = stranger.post(path(invitation), NAMES | {"password": "another-one-in-june"}, follow=True)
    assert again.redirect_chain == [("/intranet/", 302), ("/account/login/?next=/intranet/", 302)]
    answer = stranger.get(path(invitation))
    assert answer.status_code == 410
    assert "was accepted already" in answer.content.decode()
    assert not User.objects.get(email=invitation.email).check_password("another-one-in-june")
    assert Membership.objects.filter(user__email=invitation.email).count() == 1


def test_person_with_an_account_logs_in_and_accepts(invitation, anna, hotel):
    stranger = Client(headers={"Accept-Language": "en"}).get(path(invitation)).content.decode()
    own = f"/intranet/invitations/{invitation.pk}/"
    assert f"/account/login/?next={own}" in stranger  # without the secret: it would stay in the session
    client = logged_in(anna)
    for address in (path(invitation), own):
        assert "Accept" in client.get(address).content.decode()
    assert actor_of(anna).organisation is None
    assert client.post(own).headers["Location"] == "/intranet/"
    assert actor_of(anna).organisation == hotel


def test_invitation_of_another_is_of_no_use(invitation):
    other = factories.person("Jan Kowal")
    for answer in (logged_in(other).get(path(invitation)), logged_in(other).post(path(invitation))):
        assert answer.status_code == 403
    with pytest.raises(PermissionDenied):
        invitation_services.accept_invitation(invitation=invitation, user=other)
    assert actor_of(other).organisation is None


def test_secret_of_the_link_is_kept_nowhere(
    coordinator, hotel, monkeypatch, settings, caplog, django_capture_on_commit_callbacks
):
    monkeypatch.setattr("django_q.conf.Conf.SYNC", False)
    caplog.set_level("DEBUG")
    sent = {"email": "anna.nowak@example.org", "role": "member", "language": "en", FORM_FIELD: coordinator.form_value}
    with django_capture_on_commit_callbacks(execute=True):
        logged_in(coordinator.user).post("/intranet/directory/hotel/invitations/", sent)
    kept = [all_that_is_kept()]
    for backend in ("no.such.Backend", "django.core.mail.backends.locmem.EmailBackend"):
        settings.EMAIL_BACKEND = backend
        work_off(settings.ACCOUNT_MAILS)
        kept.append(all_that_is_kept())
    (message,) = mail.outbox
    secret = Invitation.objects.get().secret
    assert f"/intranet/invitation/{secret}/" in str(message.body)
    Client().get(f"/intranet/invitation/{secret}/")
    Client().get(f"/intranet/invitation/{secret}x/")
    assert secret not in "\n".join([*kept, all_that_is_kept(), caplog.text])
    assert "/intranet/invitation/…/" in caplog.text


def test_link_mailed_after_the_key_was_lost_holds_and_the_older_does_not(invitation, settings, tmp_path, client):
    older = path(invitation)
    settings.LINKS_KEY_FILE = tmp_path / "links-key"
    mail_invitation(invitation.pk)
    invitation.refresh_from_db()
    assert path(invitation) in str(mail.outbox[0].body)
    assert client.get(path(invitation)).status_code == 200
    assert client.get(older).status_code == 404


def test_person_sees_no_invitation_of_another(invitation, anna):
    own = f"/intranet/invitations/{invitation.pk}/"
    assert logged_in(factories.person("Jan Kowal")).get(own).status_code == 404
    invitation_services.accept_invitation(invitation=invitation, user=anna)
    assert logged_in(anna).get(own).status_code == 410


def test_link_that_nobody_sent_is_not_found(client, invitation):
    assert client.get("/intranet/invitation/1:forged/").status_code == 404
    assert client.get(f"/intranet/invitation/{invitation.pk}/").status_code == 404


def dead(how: str, invitation: Invitation, coordinator, office) -> None:
    if how == "withdrawn":
        invitation_services.withdraw_invitation(actor=coordinator, invitation=invitation)
    elif how == "run out":
        Invitation.objects.update(invited_at=timezone.now() - Invitation.LIVES - timedelta(seconds=1))
    else:
        services.move_organisation(actor=office, organisation=invitation.organisation, state="left")


@pytest.mark.parametrize("how", ["withdrawn", "run out", "left"])
def test_dead_link_opens_nothing(client, invitation, coordinator, office, how):
    dead(how, invitation, coordinator, office)
    assert client.get(path(invitation)).status_code == 410
    assert client.post(path(invitation), NAMES | {"password": PASSWORD}).status_code == 410
    with pytest.raises(ValidationError):
        invitation_services.open_account(invitation=invitation, password=PASSWORD, **NAMES)
    assert not User.objects.filter(email=invitation.email).exists()


def test_inviting_again_kills_the_older_link(invitation, coordinator, hotel):
    again = invitation_services.invite(
        actor=coordinator, organisation=hotel, email=invitation.email, role=Role.MEMBER, language="pl"
    )
    assert Invitation.objects.get(pk=invitation.pk).state == InvitationState.WITHDRAWN
    assert again.holds


def test_coordinator_invites_nobody_to_speak_for_the_organisation(coordinator, hotel):
    with pytest.raises(PermissionDenied):
        invitation_services.invite(
            actor=coordinator, organisation=hotel, email="a@example.org", role=Role.REPRESENTATIVE, language="pl"
        )


def test_role_taken_meanwhile_is_not_given_twice(office, hotel, anna):
    invitation = invitation_services.invite(
        actor=office, organisation=hotel, email=anna.email, role=Role.REPRESENTATIVE, language="pl"
    )
    factories.member(hotel, Role.REPRESENTATIVE, factories.person("Jan Kowal"))
    answer = logged_in(anna).post(path(invitation), follow=True)
    assert "Jan Kowal is the representative" in answer.content.decode()
    assert actor_of(anna).organisation is None


def test_organisations_page_shows_who_has_not_come_yet(invitation, coordinator, member):
    page = "/intranet/directory/hotel/"
    assert "anna.nowak@example.org" in (shown := logged_in(coordinator.user).get(page).content.decode())
    assert f"/intranet/invitations/{invitation.pk}/withdraw/" in shown
    assert "anna.nowak@example.org" not in logged_in(member.user).get(page).content.decode()


def test_account_whose_address_nobody_proved_accepts_by_the_mail_alone(invitation, anna):
    EmailAddress.objects.filter(user=anna).update(verified=False)
    page = logged_in(anna).post(f"/intranet/invitations/{invitation.pk}/")
    assert page.status_code == 409
    assert "First prove that the address is yours" in page.content.decode()
    assert not anna.memberships.exists()
    assert logged_in(anna).post(path(invitation)).status_code == 302
    assert anna.memberships.get().organisation == invitation.organisation
    assert is_address_proved(anna)
