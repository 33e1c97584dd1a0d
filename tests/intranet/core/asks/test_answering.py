"""What people are asked: the buttons, asked again, taken back, void. Shown on the example's outings."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client
from django.urls import reverse

from cms.users.models import User
from intranet.core.asks import services
from intranet.core.asks.waiting import waits_for
from intranet.core.models import Ask, Notice
from intranet.core.transitions import IllegalTransition
from tests.intranet import factories
from tests.intranet.conftest import logged_in
from tests.intranet.example.asks import COMING, EATING
from tests.intranet.example.models import Outing
from tests.intranet.example.services import ask_people

from .conftest import asked, links_in_mail, page


def test_page_asks_and_its_buttons_answer(host, outing, member):
    ask = asked(host, outing, member)
    shown = page(member, ask).content.decode()
    assert "Do you come to “Miody”?" in shown
    assert [button in shown for button in ("I come", "I stay", "I bring guests")] == [True] * 3
    page(member, ask, answer="yes")
    ask.refresh_from_db()
    assert (ask.state, ask.answer, ask.facts["guests"]) == ("answered", "yes", 0)
    assert "Your answer: comes" in page(member, ask).content.decode()


@pytest.mark.parametrize(
    ("sent", "refusal"),
    [
        ({"note": "2"}, "Choose one of the answers."),
        ({"answer": "perhaps"}, "Choose one of the answers."),
        ({"answer": "guests"}, "Say how many guests you bring, such as 2."),
        ({"answer": "guests", "note": "10"}, "At most 9 guests."),
    ],
)
def test_wrong_answer_is_refused_and_nothing_of_it_stays(host, outing, member, sent, refusal):
    ask = asked(host, outing, member)
    answer = page(member, ask, **sent)
    assert answer.status_code == 422
    assert refusal in answer.content.decode()
    assert f"\n{sent.get('note', '')}</textarea>" in answer.content.decode()
    ask.refresh_from_db()
    assert (ask.state, ask.answer) == ("open", "")


def test_what_is_said_once_stays(host, outing, member):
    ask = asked(host, outing, member, kind=EATING)
    services.answer(actor=member, ask=ask, answer="all")
    with pytest.raises(IllegalTransition, match="in the state “answered”"):
        services.answer(actor=member, ask=ask, answer="diet", note="Orzechy")


def test_nobody_answers_for_another_or_what_they_may_not_see(host, outing, member, coordinator, office):
    ask = asked(host, outing, member)
    for other in (coordinator, office, host):
        assert page(other, ask, answer="yes").status_code == 403
    Outing.objects.filter(pk=outing.pk).update(is_confidential=True)
    assert page(member, ask).status_code == 404
    with pytest.raises(PermissionDenied):
        services.answer(actor=member, ask=ask, answer="yes")
    assert list(waits_for(member)) == []


def test_mail_has_a_button_an_answer_and_what_may_be_changed_may_be_from_there(host, outing, member):
    User.objects.filter(pk=member.user.pk).update(language="en")
    ask = asked(host, outing, member)
    comes, stays = links_in_mail(member.user)
    assert "You come to “Miody”." in Client().get(comes).content.decode()
    for link, answer in ((comes, "yes"), (stays, "no"), (comes, "yes")):
        assert Client().post(link).status_code == 200
        assert Client().post(link).status_code == 410
        ask.refresh_from_db()
        assert ask.answer == answer


def test_who_is_asked_already_is_told_nothing_more(host, outing, member, coordinator):
    asked(host, outing, member)
    new = ask_people(actor=host, outing=outing, kind=COMING, people=[member.user, coordinator.user])
    assert [ask.user for ask in new] == [coordinator.user]
    assert Notice.objects.filter(kind="outings.coming").count() == 2


def test_who_asked_takes_it_back_and_may_ask_anew(host, outing, member, office):
    ask = asked(host, outing, member)
    path = reverse("take_ask_back", args=[ask.pk])
    assert logged_in(office.user).post(path, {"acting_for": office.form_value}).status_code == 403
    answer = logged_in(host.user).post(path, {"acting_for": host.form_value}, follow=True)
    assert f"{member.user} is not asked any more." in answer.content.decode()
    assert list(waits_for(member)) == []
    with pytest.raises(IllegalTransition):
        services.answer(actor=member, ask=ask, answer="yes")
    assert asked(host, outing, member).pk != ask.pk


def test_asked_again_everybody_answers_anew_and_is_told(host, outing, member, coordinator):
    ask = asked(host, outing, member, coordinator)
    services.answer(actor=member, ask=ask, answer="yes")
    [comes, _stays] = links_in_mail(coordinator.user)
    services.ask_again(actor=host, kind=COMING, subject=outing)
    ask.refresh_from_db()
    assert (ask.state, ask.answer, ask.answered_at, ask.facts) == ("open", "", None, {})
    assert Notice.objects.filter(kind="outings.coming").count() == 4
    assert Client().post(comes).status_code == 410  # it was asked before


def test_void_ones_are_not_answered_and_answers_stay(host, outing, member, coordinator):
    ask = asked(host, outing, member, coordinator)
    services.answer(actor=member, ask=ask, answer="yes")
    services.void_open_ones(actor=host, kind=COMING, subjects=Outing.objects.filter(pk=outing.pk))
    assert set(Ask.objects.values_list("user", "state")) == {
        (member.user.pk, "answered"),
        (coordinator.user.pk, "void"),
    }


@pytest.mark.parametrize("number", [1, 3, 30])
def test_queries_are_as_many_for_one_as_for_thirty(host, hotel, museum, member, number, django_assert_num_queries):
    people = [member.user, *(factories.member(hotel).user for _one in range(number - 1))]
    outings = [factories.outing(museum, title=f"Miody {one}") for one in range(number)]
    for outing in outings[1:]:
        ask_people(actor=host, outing=outing, kind=COMING, people=[member.user])
    with django_assert_num_queries(16):
        ask_people(actor=host, outing=outings[0], kind=COMING, people=people)
    with django_assert_num_queries(2):
        assert len(list(waits_for(member))) == number
    client, path = logged_in(host.user), reverse("outing_guests", args=[outings[0].pk])
    client.get(path)
    with django_assert_num_queries(11):
        client.get(path)
