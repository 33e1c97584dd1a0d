"""What the host of an outing asks of others: whether they come, and what they do not eat."""

from datetime import datetime, timedelta
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from intranet.core.actors import Actor
from intranet.core.asks.days import end_of
from intranet.core.asks.kinds import ALL, Answer, AskKind
from intranet.core.asks.reminders import Reminders
from intranet.core.models import Ask

from .models import Outing


def _coming(ask: Ask) -> str:
    return f"Do you come to “{ask.subject}”?"


def _eating(ask: Ask) -> str:
    return f"What do you not eat at “{ask.subject}”?"


def _to_outing(ask: Ask) -> str:
    return ask.subject.get_absolute_url()  # type: ignore[union-attr]


def _day_before(ask: Any) -> datetime:
    return end_of(ask.subject.day - timedelta(days=1))


def _facts(ask: Any) -> dict[str, Any]:
    return {"day": ask.subject.day, "guests": int(ask.note) if ask.answer == "guests" else 0}


def _refuse_crowds(actor: Actor, ask: Any) -> None:
    if ask.facts["guests"] > 9:
        raise ValidationError({"note": "At most 9 guests."})


def _host_of(actor: Actor) -> Q:
    return Q(object_id__in=Outing.objects.filter(host=actor.organisation).values("pk"))


COMING = AskKind(
    code="outings.coming",
    name=_("Whether you come to an outing"),
    model=Outing,
    question=_coming,
    url=_to_outing,
    answers=(
        Answer("yes", "I come", "comes", offered_in_mail=True, explain=lambda ask: f"You come to “{ask.subject}”."),
        Answer("no", "I stay", "stays", offered_in_mail=True, explain=lambda ask: f"You miss “{ask.subject}”."),
        Answer("guests", "I bring guests", "brings guests", note_wanted="Say how many guests you bring, such as 2."),
    ),
    note_help="How many guests.",
    sees_answers=lambda _actor: ALL,
    answered=_refuse_crowds,
    facts_of=_facts,
    changeable_until=_day_before,
    reminders=Reminders(days_before=(7, 1), every=timedelta(days=7)),
    lapses=True,
)
EATING = AskKind(
    code="outings.eating",
    name=_("What you do not eat at an outing"),
    model=Outing,
    question=_eating,
    answers=(Answer("diet", "Say so", "keeps a diet", note_wanted="Say what."), Answer("all", "Nothing", "eats all")),
    note_help="Only the host reads it.",
    sees_answers=_host_of,
    is_sensitive=True,
)

ASKS = (COMING, EATING)
