"""What somebody agreed to is kept word by word, by who has just proved who they are, and for ever."""

from datetime import timedelta
from hashlib import sha256

import pytest
from allauth.account.authentication import AUTHENTICATION_METHODS_SESSION_KEY
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret, hotp_value, yield_hotp_counters_from_time
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.test import Client
from django.urls import path
from django.utils import timezone

from cms import urls as of_the_project
from intranet.core.access import open_to_accounts
from intranet.core.acts import record_act
from intranet.core.authentication import Authentication, authentication_of, proved_again
from intranet.core.models import RecordedAct
from intranet.core.models.recorded_act import Method
from intranet.members.acting import actor_of
from intranet.members.erasure_services import erase_person
from tests.intranet import factories
from tests.intranet.conftest import logged_in

PASSWORD = "zielone-jabłka-2026"
TEXT = "Zamawiamy 138 ręczników po 18,90 zł.\n"


@open_to_accounts
@proved_again
def agree(request):
    """A feature's page, as short as it can be."""
    proof = authentication_of(request)
    act = record_act(actor=request.actor, subject=request.user, text=TEXT, authentication=proof)
    return HttpResponse(f"{act.method} {act.organisation}")


handler400, handler403 = of_the_project.handler400, of_the_project.handler403
handler404, handler500 = of_the_project.handler404, of_the_project.handler500
urlpatterns = [path("intranet/agree/", agree), *of_the_project.urlpatterns]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.fixture
def person(hotel, anna):
    factories.member(hotel, user=anna)
    anna.set_password(PASSWORD)
    anna.save()
    return anna


def proof(user, minutes: int = 0, method: Method = Method.PASSWORD) -> Authentication:
    return Authentication(user.pk, method, timezone.now() - timedelta(minutes=minutes))


def record(user, **facts):
    values = {"subject": user, "text": TEXT, "authentication": proof(user)} | facts
    return record_act(actor=actor_of(user), **values)


def test_act_keeps_the_text_to_the_letter_and_its_hash(person, hotel):
    act = RecordedAct.objects.get(pk=record(person).pk)
    assert (act.text, act.sha256) == (TEXT, sha256(TEXT.encode()).hexdigest())
    assert (act.user, act.organisation, act.subject, act.method) == (person, hotel, person, "password")


@pytest.mark.parametrize("minutes", [5, 60])
def test_proof_that_is_too_old_is_refused(person, minutes):
    with pytest.raises(ValidationError, match="Do so once more"):
        record(person, authentication=proof(person, minutes))
    assert record(person, authentication=proof(person, minutes=4))


def test_no_proof_and_that_of_another_are_refused(person, office):
    for given in (None, proof(office.user)):
        with pytest.raises(ValidationError, match="Do so once more"):
            record(person, authentication=given)
    assert not RecordedAct.objects.exists()


def test_empty_text_is_refused(person):
    with pytest.raises(ValidationError):
        record(person, text="")


def test_act_is_neither_changed_nor_deleted(person):
    act = record(person)
    act.text = "139"
    for attempt in (
        act.save,
        act.delete,
        RecordedAct.objects.all().delete,
        lambda: RecordedAct.objects.update(text=""),
    ):
        with pytest.raises(TypeError, match="neither changed nor deleted"):
            attempt()
    assert RecordedAct.objects.get().text == TEXT


def test_erased_person_leaves_a_pseudonym(person, office):
    act = record(person)
    erase_person(actor=office, user=person)
    kept = RecordedAct.objects.get(pk=act.pk)
    assert str(kept.user) == f"erased person {person.pk}"
    assert kept.text == TEXT


def test_who_has_logged_in_alone_is_asked_for_the_password_and_led_back(person):
    client = logged_in(person)
    asked = client.get("/intranet/agree/")
    assert asked.headers["Location"] == "/account/reauthenticate/?next=%2Fintranet%2Fagree%2F"
    proved = client.post(asked.headers["Location"], {"password": PASSWORD}, follow=True)
    assert proved.content.decode() == "password Hotel Arte"


def test_proof_is_asked_for_again_after_five_minutes(person):
    client = logged_in(person)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    session = client.session
    session[AUTHENTICATION_METHODS_SESSION_KEY][-1]["at"] -= 300
    session.save()
    assert client.get("/intranet/agree/").headers["Location"].startswith("/account/reauthenticate/")


def test_second_factor_is_named_as_what_proved_it(person):
    secret = generate_totp_secret()
    TOTP.activate(person, secret)
    client = logged_in(person)
    code = hotp_value(secret, next(iter(yield_hotp_counters_from_time())))
    assert Authenticator.objects.filter(user=person).exists()
    sent = {"code": f"{code:06}"}
    proved = client.post("/account/2fa/reauthenticate/?next=/intranet/agree/", sent, follow=True)
    assert proved.content.decode() == "totp Hotel Arte"


def test_who_has_no_password_logs_in_anew_with_a_code_from_a_mail(hotel, anna):
    factories.member(hotel, user=anna)
    client = logged_in(anna)
    asked = client.get("/intranet/agree/")
    assert asked.headers["Location"] == "/account/login/code/?next=%2Fintranet%2Fagree%2F"
    assert "_auth_user_id" not in client.session
    assert "Log in once more" in client.get(asked.headers["Location"]).content.decode()


def test_code_from_a_mail_proves_it_for_who_has_nothing_else(hotel, anna, request_with):
    found = authentication_of(request_with(anna, {"method": "code", "at": timezone.now().timestamp()}))
    assert found
    assert (found.method, found.holds) == (Method.MAIL, True)


def test_login_is_no_proof_for_who_has_a_password(person, request_with):
    login = {"method": "password", "at": timezone.now().timestamp()}
    assert authentication_of(request_with(person, login)) is None
    assert authentication_of(request_with(person, login | {"reauthenticated": True}))


@pytest.fixture
def request_with(rf):
    """A request of somebody whose session has this record of allauth's."""

    def make(user, record):
        client = Client()
        client.force_login(user)
        request = rf.get("/")
        request.user, request.session = user, client.session
        request.session["account_authentication_methods_user"] = str(user.pk)
        request.session[AUTHENTICATION_METHODS_SESSION_KEY] = [record]
        return request

    return make
