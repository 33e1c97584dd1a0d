"""What people are asked by a day: the buttons, the moment, who reads the answer. Shown on the example's outings."""

import re
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied, ValidationError
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from cms.users.models import User
from intranet.core import clock
from intranet.core.actors import Actor
from intranet.core.asks import services
from intranet.core.asks.days import end_of
from intranet.core.asks.waiting import dates_for, waits_for
from intranet.core.deadlines import last_moment
from intranet.core.models import Ask, AuditEntry, Notice
from intranet.core.own_data import sheets_of_person
from intranet.core.transitions import IllegalTransition
from intranet.members.acting import actor_of
from intranet.members.tasks import mail_notices
from tests.intranet import factories
from tests.intranet.conftest import logged_in
from tests.intranet.example.asks import COMING, EATING
from tests.intranet.example.filters import GuestFilterSet
from tests.intranet.example.models import Outing
from tests.intranet.example.services import ask_people

from .test_feeds import create_feed, events


@pytest.fixture
def host(museum) -> Actor:
    return actor_of(factories.member(museum).user)


@pytest.fixture
def at(monkeypatch) -> Callable[[datetime], None]:
    """Sets the clock."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


@pytest.fixture
def outing(museum) -> Outing:
    return factories.outing(museum, day=timezone.localdate() + timedelta(days=20))


def asked(host: Actor, outing: Outing, *people: Actor, kind=COMING, due: datetime | None = None) -> Ask:
    """The first one's."""
    return ask_people(actor=host, outing=outing, kind=kind, people=[one.user for one in people], due=due)[0]


def page(actor: Actor, ask: Ask, **values: str):
    client = logged_in(actor.user)
    path = ask.get_absolute_url()
    return client.post(path, {"acting_for": actor.form_value} | values) if values else client.get(path)


def links_in_mail(user: User) -> list[str]:
    mail_notices(user.pk)
    return re.findall(r"https://visitopolskie\.example(/intranet/act/\S+)", str(mail.outbox[-1].body))


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


def test_answer_may_be_changed_until_the_minute_is_over(host, outing, member, at):
    ask = asked(host, outing, member)
    services.answer(actor=member, ask=ask, answer="yes")
    last = end_of(outing.day - timedelta(days=1))
    at(last + timedelta(seconds=59))
    changed = services.answer(actor=member, ask=ask, answer="guests", note="2")
    assert changed.facts["guests"] == 2
    logged = AuditEntry.objects.of([ask]).order_by("pk").values_list("action", "before", "after")
    assert list(logged) == [("created", "", ""), ("moved", "open", "yes"), ("changed", "yes", "guests")]
    at(last + timedelta(seconds=60))
    with pytest.raises(ValidationError, match="Answers were taken until"):
        services.answer(actor=member, ask=ask, answer="no")
    assert "I stay" not in page(member, ask).content.decode()


def test_first_answer_comes_until_the_minute_is_over(host, outing, member, coordinator, at):
    due = timezone.now().replace(second=0, microsecond=0) + timedelta(hours=1)
    ask = asked(host, outing, member, coordinator, due=due)
    other = Ask.objects.get(user=coordinator.user)
    at(due + timedelta(seconds=59))
    services.answer(actor=member, ask=ask, answer="yes")
    at(due + timedelta(seconds=60))
    with pytest.raises(ValidationError, match="Answers were taken until"):
        services.answer(actor=coordinator, ask=other, answer="yes")
    assert list(waits_for(coordinator)) == []


def test_what_nobody_answered_lapses_by_the_clock_dated_right(host, outing, member, at):
    due = timezone.now().replace(second=0, microsecond=0) + timedelta(hours=1)
    ask, late = asked(host, outing, member, due=due), due + timedelta(days=2)
    at(due + timedelta(seconds=59))
    clock.run()
    ask.refresh_from_db()
    assert ask.is_open
    at(late)
    clock.run()
    ask.refresh_from_db()
    assert ask.state == "lapsed"
    entry = AuditEntry.objects.of([ask]).get(action="moved")
    assert (entry.user, entry.at) == (None, last_moment(due))


def test_what_may_be_late_does_not_lapse(host, outing, member, at):
    due = timezone.now() + timedelta(hours=1)
    ask = asked(host, outing, member, kind=EATING, due=due)
    at(due + timedelta(days=2))
    clock.run()
    assert services.answer(actor=member, ask=ask, answer="all").answer == "all"


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


def test_mail_answers_nothing_once_it_is_too_late(host, outing, member, at):
    due = timezone.now().replace(second=0, microsecond=0) + timedelta(hours=1)
    ask = asked(host, outing, member, due=due)
    comes, _stays = links_in_mail(member.user)
    at(due + timedelta(minutes=1))
    assert Client().post(comes).status_code == 410
    ask.refresh_from_db()
    assert ask.state == "open"


def test_it_waits_on_the_first_page_and_stands_in_the_calendar(client, host, outing, member):
    day = timezone.localdate() + timedelta(days=10)
    ask = asked(host, outing, member, due=end_of(day))
    path = create_feed(member)
    assert [(one.words, one.url) for one in waits_for(member)] == [
        ("Do you come to “Miody”?", f"/intranet/outings/{outing.pk}/")
    ]
    assert events(client, path)["Do you come to “Miody”?"] == (day, day + timedelta(days=1))
    services.answer(actor=member, ask=ask, answer="no")
    assert list(waits_for(member)) == list(dates_for(member)) == []


def test_minute_stands_in_the_calendar_as_one(host, outing, member):
    due = end_of(timezone.localdate() + timedelta(days=10)).replace(hour=12, minute=0)
    asked(host, outing, member, due=due)
    assert [date.start for date in dates_for(member)] == [due]


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


def test_reminders_leave_on_their_days_once_and_to_who_has_not_answered(host, outing, member, coordinator, at):
    due = end_of(timezone.localdate() + timedelta(days=10))
    ask = asked(host, outing, member, coordinator, due=due)
    services.answer(actor=coordinator, ask=Ask.objects.get(user=coordinator.user), answer="no")
    told = []
    for days in (2, 3, 3, 4, 8, 9, 9, 10, 12):
        at(ask.asked_at + timedelta(days=days))
        services.remind()
        told.append(Notice.objects.filter(user=member.user, kind="outings.coming").count())
    assert told == [1, 2, 2, 2, 2, 3, 3, 3, 3]
    assert Notice.objects.filter(user=coordinator.user, kind="outings.coming").count() == 1


def test_who_is_asked_late_is_sent_no_reminder_of_the_past(host, outing, member):
    asked(host, outing, member, due=end_of(timezone.localdate() + timedelta(days=3)))
    services.remind()
    assert Notice.objects.filter(user=member.user, kind="outings.coming").count() == 1


SECRET = "Orzechy"


@pytest.fixture
def diet(host, outing, member) -> Ask:
    ask = asked(host, outing, member, kind=EATING)
    return services.answer(actor=member, ask=ask, answer="diet", note=SECRET)


def test_sensitive_answer_is_read_by_whom_it_is_for_and_on_no_other_page(
    diet, host, outing, member, coordinator, office
):
    path = reverse("outing_guests", args=[outing.pk])
    shown = {one: SECRET in logged_in(one.user).get(path).content.decode() for one in (host, member, coordinator)}
    assert list(shown.values()) == [True, True, False]
    timeline = logged_in(office.user).get("/intranet/log/").content.decode()
    assert SECRET not in timeline
    assert "keeps a diet" not in timeline


def test_sensitive_answer_leaves_in_no_file_mail_log_or_notice(diet, host, outing, member):
    path = reverse("outing_guests", args=[outing.pk])
    exported = logged_in(host.user).get(path, {"format": "csv"}).content.decode()
    mail_notices(member.user.pk)
    kept = str([vars(row) for row in (*AuditEntry.objects.all(), *Notice.objects.all())])
    taken_along = str([list(sheet.rows(member.user)) for sheet in sheets_of_person()])
    for surface in (exported, kept, taken_along, *(str(message.message()) for message in mail.outbox)):
        assert SECRET not in surface
        assert "diet" not in surface
    assert str(member.user) in exported


def test_answers_are_read_by_whom_the_kind_says(host, outing, member, coordinator):
    ask = asked(host, outing, member)
    services.answer(actor=member, ask=ask, answer="yes")
    path = reverse("outing_guests", args=[outing.pk])
    assert "comes" in logged_in(coordinator.user).get(path, {"format": "csv"}).content.decode()


def test_nobody_finds_by_an_answer_what_they_do_not_read(diet, host, outing, office, monkeypatch):
    monkeypatch.setattr(GuestFilterSet, "ask_kind", EATING)
    path = reverse("outing_guests", args=[outing.pk])
    Ask.objects.update(asked_by=office.user)
    found = [logged_in(one.user).get(path, {"state": "diet"}).content.decode() for one in (host, office)]
    assert ["1 row" in page for page in found] == [True, False]


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
