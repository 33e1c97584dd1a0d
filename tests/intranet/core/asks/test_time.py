"""What an ask is by time: open until a minute, reminded of on its days, in calendars, lapsing by the clock."""

from datetime import timedelta

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.utils import timezone

from intranet.core import clock
from intranet.core.asks import services
from intranet.core.asks.days import end_of
from intranet.core.asks.waiting import dates_for, waits_for
from intranet.core.deadlines import last_moment
from intranet.core.models import Ask, AuditEntry, Notice
from tests.intranet.example.asks import EATING

from ..test_feeds import create_feed, events
from .conftest import asked, links_in_mail, page


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
    assert (entry.user, entry.happened_at) == (None, last_moment(due))


def test_what_may_be_late_does_not_lapse(host, outing, member, at):
    due = timezone.now() + timedelta(hours=1)
    ask = asked(host, outing, member, kind=EATING, due=due)
    at(due + timedelta(days=2))
    clock.run()
    assert services.answer(actor=member, ask=ask, answer="all").answer == "all"


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
