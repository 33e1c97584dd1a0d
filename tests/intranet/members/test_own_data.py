"""What people and organisations may take along, and what is left of a person who wants to be forgotten."""

from io import BytesIO
from zipfile import ZipFile

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from allauth.usersessions.models import UserSession
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.core.files.base import ContentFile
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from cms.core.files.enums import Scan
from cms.users.models import User
from intranet.core.acts import record_act
from intranet.core.attachments.services import attach_file, delete_attachment
from intranet.core.authentication import Authentication
from intranet.core.comments.services import create_comment
from intranet.core.drafts.services import save_draft
from intranet.core.models import Attachment, AuditEntry, AuditValue, Letter, Notice
from intranet.core.models.recorded_act import Method
from intranet.core.own_data import sheets_of_organisation, sheets_of_person
from intranet.members import group_services, invitation_services, services
from intranet.members.acting import actor_of
from intranet.members.enums import Role
from intranet.members.erasure_services import erase_person
from intranet.members.left_links import LIVES, link_for
from intranet.members.models import Invitation, Membership
from intranet.members.tasks import mail_left_data
from intranet.members.voices.rules import Rules
from intranet.members.voices.services.casting import cast
from intranet.members.voices.services.opening import open_poll
from tests.intranet import factories
from tests.intranet.conftest import logged_in

PASSWORD = "zielone-jabłka-2026"


def sheets(answer) -> dict[str, list[tuple[object, ...]]]:
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    return {sheet.title: list(sheet.values) for sheet in load_workbook(BytesIO(answer.content)).worksheets}


def archive(answer) -> ZipFile:
    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    return ZipFile(BytesIO(b"".join(answer.streaming_content)))


def own_sheets(answer) -> dict[str, list[tuple[object, ...]]]:
    """Of the workbook in a person's archive."""
    files = archive(answer)
    book = load_workbook(BytesIO(files.read(files.namelist()[0])))
    return {sheet.title: list(sheet.values) for sheet in book.worksheets}


def recently_proved(user: User) -> Client:
    """Somebody who has just typed their password once more."""
    user.set_password(PASSWORD)
    user.save()
    client = logged_in(user)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    return client


def test_person_takes_along_what_is_kept_about_them(hotel, anna):
    services.give_role(actor=actor_of(factories.office()), organisation=hotel, user=anna, role=Role.COORDINATOR)
    found = own_sheets(recently_proved(anna).get("/intranet/profile/data/"))
    assert found["Account"][1][:3] == (anna.email, "Anna", "Nowak")
    assert found["Roles"][1][:2] == ("Hotel Arte", "coordinator")
    assert found["Notices"][1][1] == "You have a role in Hotel Arte: coordinator"
    assert "Working groups" not in found


def test_own_data_need_the_password_once_more(hotel, anna):
    anna.set_password(PASSWORD)
    anna.save()
    for address in ("/intranet/profile/data/", "/intranet/profile/erase/"):
        assert logged_in(anna).get(address).headers["Location"].startswith("/account/reauthenticate/")


def test_formula_in_a_name_stays_text(hotel):
    anna = factories.member(hotel, user=factories.person("=1+1 Nowak")).user
    assert own_sheets(recently_proved(anna).get("/intranet/profile/data/"))["Account"][1][1] == "'=1+1"


@pytest.fixture
def busy(hotel, office, anna, settings, tmp_path):
    """The working group in which Anna Nowak has left a trace of every kind."""
    settings.MEDIA_ROOT = tmp_path
    services.give_role(actor=office, organisation=hotel, user=anna, role=Role.COORDINATOR)
    factories.proposal(hotel, proposed_by=anna)
    UserSession.objects.create(user=anna, session_key="x", ip="192.0.2.7", user_agent="Browser")
    group = group_services.create_group(actor=office, name="Pakiety", purpose="Razem.", chair=anna)
    create_comment(actor=actor_of(anna), subject=group, text="Kto jedzie?")
    draft = {"texts": {"text": "A kto"}, "number": 0, "based_on": "1", "tab": "1"}
    save_draft(actor=actor_of(anna), subject=group, name="new", **draft)  # type: ignore[arg-type]
    for _ in range(2):
        attach_file(actor=actor_of(anna), subject=group, file=ContentFile(b"%PDF-1.7", "Plan żółty.pdf"))
    document = factories.document(factories.folder("Umowy"), anna, title="Regulamin")
    factories.must_read_ask(factories.must_read(document), anna, hotel)
    factories.approval(document, anna, note="Bez uwag.")
    proof = Authentication(anna.pk, Method.PASSWORD, timezone.now())
    record_act(actor=actor_of(anna), subject=group, text="Zgadzamy się.", authentication=proof)
    poll = open_poll(actor=office, title="Składka", rules=Rules(), persons=[anna])
    cast(actor=actor_of(anna), voter=poll.voters.get(), choice="for")
    Letter.objects.create(kind="gone", user=anna, recipient=f"user {anna.pk}", language="pl", subject=group)
    return group


def test_every_sheet_of_a_person_says_what_is_theirs(busy, anna):
    found = own_sheets(recently_proved(anna).get("/intranet/profile/data/"))
    assert set(found) == {str(sheet.name) for sheet in sheets_of_person()}
    first = Attachment.objects.first()
    assert first
    told = {name: list(rows[1]) for name, rows in found.items()}
    assert told["Open sessions"][1] == "192.0.2.7"
    assert told["Working groups"][0] == "Pakiety"
    assert told["How you voted"][1:4] == ["Składka", "Anna Nowak", "for"]
    assert told["What you agreed to"][1:3] == ["Pakiety", "Zgadzamy się."]
    assert told["Proposals for the page"][0] == "Hotel Arte"
    assert [row[1:3] for row in found["What you did"][1:]][-1] == ("entered", f"Comment by {anna}")
    assert told["Comments"][1:] == ["Pakiety", "Kto jedzie?"]
    assert "A kto" in told["Drafts"]
    assert told["What you follow"][1] == "Pakiety"
    assert told["Documents you look after"][:2] == ["Regulamin", "Umowy"]
    assert told["Files you brought"][:3] == ["Regulamin", 1, "statut.pdf"]
    read, approved = found["What you were asked"][1:]
    assert (read[0], read[1], read[3]) == ("Regulamin", "Hotel Arte", "not yet confirmed")
    assert (approved[0], approved[5]) == ("Regulamin", "Bez uwag.")
    assert told["Attachments"][1:4] == ["Pakiety", "Plan żółty.pdf", f"attachments/{first.pk}-Plan żółty.pdf"]


def test_files_that_a_person_attached_are_in_their_archive(busy, hotel, anna):
    other = actor_of(factories.office("Celina Cicha"))
    attach_file(actor=other, subject=busy, file=ContentFile(b"%PDF-1.7", "Obcy.pdf"))
    first, second = Attachment.objects.filter(attached_by=anna)
    delete_attachment(actor=actor_of(anna), attachment=second)
    files = archive(recently_proved(anna).get("/intranet/profile/data/"))
    name = f"attachments/{first.pk}-Plan żółty.pdf"
    assert files.namelist()[1:] == [name]
    assert files.read(name) == b"%PDF-1.7"


def test_file_that_waits_to_be_checked_is_given_to_nobody(busy, anna):
    Attachment.objects.update(scan=Scan.WAITING)
    assert len(archive(recently_proved(anna).get("/intranet/profile/data/")).namelist()) == 1


def test_file_that_the_storage_has_lost_costs_nobody_the_rest(busy, anna, tmp_path):
    for path in tmp_path.rglob("attachments/*"):
        path.unlink()
    answer = recently_proved(anna).get("/intranet/profile/data/")
    assert len(archive(answer).namelist()) == 1


@pytest.mark.parametrize(
    ("role", "status"), [(Role.REPRESENTATIVE, 200), (Role.DEPUTY, 200), (Role.COORDINATOR, 200), (Role.MEMBER, 403)]
)
def test_organisations_data_are_for_who_keeps_it_also_while_it_is_suspended(hotel, office, role, status):
    user = factories.member(hotel, role).user
    assert logged_in(user).get("/intranet/data/").status_code == status
    services.move_organisation(actor=office, organisation=hotel, state="suspended")
    assert logged_in(user).get("/intranet/data/").status_code == status


def test_every_sheet_of_an_organisation_says_something(hotel, office):
    user = factories.member(hotel, Role.REPRESENTATIVE).user
    factories.proposal(hotel, proposed_by=user)
    services.update_organisation(actor=office, organisation=hotel, sector="ngo")
    found = sheets(logged_in(user).get("/intranet/data/"))
    assert set(found) == {str(sheet.name) for sheet in sheets_of_organisation()}
    assert found["Proposals for the page"][1][0] == "Hotel Arte"


def test_organisations_data_name_its_people_and_its_history(hotel, office, museum):
    user = factories.member(hotel, Role.REPRESENTATIVE).user
    factories.member(museum, user=factories.person("Obca Osoba"))
    services.update_organisation(actor=office, organisation=hotel, sector="ngo")
    found = sheets(logged_in(user).get("/intranet/data/"))
    assert found["Organisation"][1][:2] == ("Hotel Arte", "non-governmental")
    assert [row[0] for row in found["People"][1:]] == [str(user)]
    assert found["History"][1][2] == "changed"


@pytest.fixture
def kept(hotel, office) -> User:
    """Who was the hotel's representative when it left."""
    user = factories.member(hotel, Role.REPRESENTATIVE).user
    services.move_organisation(actor=office, organisation=hotel, state="left")
    return user


def fetched(organisation, user):
    return Client(headers={"Accept-Language": "en"}).get(link_for(organisation, user).split("example", 1)[1])


def test_who_kept_an_organisation_that_left_gets_a_link_by_mail(hotel, kept):
    mail_left_data(hotel.pk, kept.pk)
    (message,) = mail.outbox
    assert message.to == [kept.email]
    link = next(word for word in message.body.split() if "/intranet/left/" in word)
    found = sheets(Client().get("/intranet/left/" + link.split("/intranet/left/")[1]))
    assert any("Hotel Arte" in row for row in next(iter(found.values())))


def test_leaving_tells_the_keepers_and_nobody_else(hotel, office, django_capture_on_commit_callbacks):
    keeper, member = factories.member(hotel, Role.COORDINATOR).user, factories.member(hotel).user
    with django_capture_on_commit_callbacks(execute=True):
        services.move_organisation(actor=office, organisation=hotel, state="left")
    linked = [message.to for message in mail.outbox if "/intranet/left/" in message.body]
    assert linked == [[keeper.email]] != [[member.email]]


def test_link_ends_after_thirty_days(hotel, kept, monkeypatch):
    hotel.refresh_from_db()
    link = link_for(hotel, kept).split("example", 1)[1]
    later = timezone.now() + LIVES
    monkeypatch.setattr("django.core.signing.time.time", lambda: later.timestamp() - 60)
    assert Client().get(link).status_code == 200
    monkeypatch.setattr("django.core.signing.time.time", lambda: later.timestamp() + 60)
    answer = Client(headers={"Accept-Language": "en"}).get(link)
    assert (answer.status_code, "Hotel" in answer.content.decode()) == (410, False)


def test_link_dies_with_the_account_and_when_the_organisation_is_back(hotel, kept, office):
    hotel.refresh_from_db()
    assert fetched(hotel, kept).status_code == 200
    type(hotel).objects.update(state="active")
    assert fetched(hotel, kept).status_code == 410
    type(hotel).objects.update(state="left")
    erase_person(actor=office, user=kept)
    assert fetched(hotel, kept).status_code == 410


@pytest.mark.parametrize("token", ["x", "x:y:z", "1:1:1"])
def test_link_of_somebody_elses_making_is_dead(db, token):
    assert Client().get(f"/intranet/left/{token}/").status_code == 410


def test_erased_person_is_named_nowhere_and_what_they_decided_stays(
    hotel, office, anna, django_capture_on_commit_callbacks
):
    services.give_role(actor=office, organisation=hotel, user=anna, role=Role.COORDINATOR)
    invitation_services.invite(
        actor=actor_of(anna), organisation=hotel, email=anna.email, role=Role.MEMBER, language="pl"
    )
    group = group_services.create_group(actor=office, name="Pakiety", purpose="Razem.", chair=anna)
    services.update_person(actor=actor_of(anna), first_name="Hanna")
    TOTP.activate(anna, generate_totp_secret())
    erase_person(actor=office, user=anna)
    anna.refresh_from_db()
    kept = [*User.objects.values_list("email", "first_name", "last_name"), *AuditValue.objects.values_list("value")]
    kept += [*Invitation.objects.values_list("email"), *EmailAddress.objects.values_list("email")]
    for name in ("Anna", "Hanna", "Nowak", "anna.nowak"):
        assert name not in str(kept), name
    group.refresh_from_db()
    assert group.chair is None
    assert str(Membership.objects.get()) == f"erased person {anna.pk} – coordinator (Hotel Arte)"
    assert (Membership.objects.get().is_active, anna.is_active, anna.has_usable_password()) == (False, False, False)
    assert not Authenticator.objects.exists()
    assert not Notice.objects.filter(user=anna).exists()
    assert AuditEntry.objects.filter(action="erased", user=office.user, object_id=anna.pk).exists()


def test_erasure_ends_every_session_at_once(hotel, office, anna):
    factories.member(hotel, user=anna)
    client = logged_in(anna)
    assert client.get("/intranet/").status_code == 200
    erase_person(actor=office, user=anna)
    assert client.get("/intranet/").headers["Location"].startswith("/account/login/")


def test_person_erases_themselves_by_typing_their_address(hotel, anna):
    factories.member(hotel, user=anna)
    client = recently_proved(anna)
    refused = client.post("/intranet/profile/erase/", {"email": "other@example.org", "acting_for": hotel.pk})
    assert (refused.status_code, "anna.nowak@example.org" in refused.content.decode()) == (422, True)
    assert User.objects.get(pk=anna.pk).is_active
    done = client.post("/intranet/profile/erase/", {"email": "Anna.Nowak@example.org ", "acting_for": hotel.pk})
    assert done.headers["Location"] == "/account/login/"
    assert User.objects.get(pk=anna.pk).erased_at


def test_others_are_erased_by_the_office_alone(office, coordinator, anna, superuser):
    with pytest.raises(PermissionDenied):
        erase_person(actor=coordinator, user=anna)
    with pytest.raises(PermissionDenied):
        erase_person(actor=office, user=superuser)
    first = erase_person(actor=office, user=anna).erased_at
    assert erase_person(actor=office, user=anna).erased_at == first


def test_last_one_who_may_do_everything_stays(superuser):
    with pytest.raises(ValidationError, match="last person"):
        erase_person(actor=actor_of(superuser), user=superuser)
    factories.person("Drugi Zarządca", is_superuser=True)
    assert erase_person(actor=actor_of(superuser), user=superuser).erased_at
