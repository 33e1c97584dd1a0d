"""A form in several steps, on the example's: nothing is written before the last, nor for the wrong organisation."""

import pytest
from django.core.exceptions import ValidationError

from intranet.members.acting import actor_of
from tests.intranet import factories
from tests.intranet.conftest import logged_in
from tests.intranet.example import services
from tests.intranet.example.models import Outing

NEW = "/intranet/outings/new/"
WHAT = {"what-title": "Miody", "what-programme": "Pasieka."}
WHEN = {"when-day": "2027-05-04"}


def send(client, organisation, step: str, answers: dict[str, str]):
    head = {f"plan_outing-{organisation.pk}-current_step": step, "acting_for": str(organisation.pk)}
    return client.post(NEW, head | answers)


@pytest.fixture
def client(member):
    client = logged_in(member.user)
    client.get(NEW)
    return client


def test_steps_follow_one_another_and_the_last_writes(client, hotel):
    assert "Step 2 of 2" in send(client, hotel, "what", WHAT).content.decode()
    assert not Outing.objects.exists()
    answer = send(client, hotel, "when", WHEN)
    outing = Outing.objects.get()
    assert answer.headers["Location"] == outing.get_absolute_url()
    assert (outing.title, str(outing.day), outing.host) == ("Miody", "2027-05-04", hotel)


def test_step_back_keeps_what_was_typed(client, hotel):
    send(client, hotel, "what", WHAT)
    page = send(client, hotel, "when", {"wizard_goto_step": "what"}).content.decode()
    assert "Step 1 of 2" in page
    assert 'value="Miody"' in page


def test_wrong_answer_is_said_at_its_field_and_holds_the_step(client, hotel):
    answer = send(client, hotel, "what", {"what-title": ""})
    assert answer.status_code == 422
    assert "Step 1 of 2" in answer.content.decode()
    assert "This field is required." in answer.content.decode()


@pytest.mark.parametrize("step", ["", "none"])
def test_what_comes_from_no_step_begins_anew(client, hotel, step):
    assert send(client, hotel, step, WHAT).headers["Location"] == NEW


def test_last_step_alone_leads_back_to_what_is_missing(client, hotel):
    assert "Step 1 of 2" in send(client, hotel, "when", WHEN).content.decode()
    assert not Outing.objects.exists()


def test_last_step_sent_twice_writes_once_and_leads_to_what_was_made(client, hotel):
    send(client, hotel, "what", WHAT)
    first, second = send(client, hotel, "when", WHEN), send(client, hotel, "when", WHEN)
    outing = Outing.objects.get()
    assert first.headers["Location"] == second.headers["Location"] == outing.get_absolute_url()
    assert "This was sent already" in client.get(second.headers["Location"]).content.decode()


@pytest.mark.parametrize("is_opened_anew", [True, False])
def test_after_one_another_can_be_made(client, hotel, is_opened_anew):
    for title in ("Miody", "Zamki"):
        send(client, hotel, "what", WHAT | {"what-title": title})
        send(client, hotel, "when", WHEN)
        if is_opened_anew:
            client.get(NEW)
    assert {outing.title for outing in Outing.objects.all()} == {"Miody", "Zamki"}


def test_what_the_service_refuses_stays_to_be_sent_again(client, hotel, monkeypatch):
    send(client, hotel, "what", WHAT)
    with monkeypatch.context() as patch:
        patch.setattr(services, "require_now", refuse)
        assert send(client, hotel, "when", WHEN).status_code == 302
    assert not Outing.objects.exists()
    send(client, hotel, "when", WHEN)
    assert Outing.objects.get().title == "Miody"


def refuse(*args: object) -> None:
    raise ValidationError("Not today.")


def test_steps_shown_for_another_organisation_write_nothing(client, member, hotel, museum):
    factories.member(museum, user=member.user)
    send(client, hotel, "what", WHAT)
    client.post("/intranet/acting/", {"organisation": "museum"})
    assert send(client, hotel, "when", WHEN).status_code == 409
    assert not Outing.objects.exists()


def test_answers_for_one_organisation_never_mix_with_those_for_another(client, member, hotel, museum):
    factories.member(museum, user=member.user)
    send(client, hotel, "what", WHAT)
    client.post("/intranet/acting/", {"organisation": "museum"})
    client.get(NEW)
    send(client, museum, "what", WHAT | {"what-title": "Zamki"})
    client.post("/intranet/acting/", {"organisation": "hotel"})
    send(client, hotel, "when", WHEN)
    outing = Outing.objects.get()
    assert (outing.title, outing.host) == ("Miody", hotel)


def test_who_may_plan_nothing_is_refused(office):
    assert logged_in(office.user).get(NEW).status_code == 403
    assert actor_of(office.user).organisation is None
