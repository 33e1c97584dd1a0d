"""An answer and the clock at the same moment. A module of its own: it commits."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from intranet.core import clock
from intranet.core.asks import services
from intranet.core.models import Ask, AuditEntry
from intranet.core.transitions import IllegalTransition
from tests.races import needs_two_writers, one_after_the_other

from .conftest import asked

pytestmark = [pytest.mark.django_db(transaction=True), needs_two_writers]


@pytest.fixture
def due() -> datetime:
    return timezone.now().replace(second=0, microsecond=0) + timedelta(hours=1)


@pytest.fixture
def ask(transactional_db, host, outing, member, due) -> Ask:
    return asked(host, outing, member, due=due)


def test_answer_of_the_last_second_counts_though_the_clock_comes_before_it_is_written(
    ask, member, due, at, monkeypatch
):
    def answer() -> None:
        at(due + timedelta(seconds=59))
        services.answer(actor=member, ask=ask, answer="yes")

    def let_lapse() -> None:
        at(due + timedelta(minutes=1))
        clock.run()

    assert one_after_the_other(monkeypatch, services, "_refuse", answer, let_lapse) == []
    ask.refresh_from_db()
    assert (ask.state, ask.answer) == ("answered", "yes")
    assert AuditEntry.objects.of([ask]).filter(after="lapsed").count() == 0


def test_answer_that_finds_it_lapsed_is_refused(ask, member, due, at, monkeypatch):
    def let_lapse() -> None:
        at(due + timedelta(minutes=1))
        clock.run()

    def answer() -> None:
        at(due + timedelta(seconds=59))
        services.answer(actor=member, ask=ask, answer="yes")

    (refusal,) = one_after_the_other(monkeypatch, services, "move", let_lapse, answer)
    assert isinstance(refusal, IllegalTransition)
    ask.refresh_from_db()
    assert (ask.state, ask.answer) == ("lapsed", "")
