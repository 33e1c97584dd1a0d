"""What the dashboard shows, over all features. A new feature adds its answers here."""

from collections.abc import Callable, Iterable
from datetime import datetime

from intranet.core.actors import Actor
from intranet.core.news import LATEST, News
from intranet.core.numbers import Number
from intranet.core.waiting import Waiting
from intranet.documents.waiting import waits_for as waiting_of_documents
from intranet.members.news import news_for as news_of_members
from intranet.members.numbers import numbers_for as numbers_of_members
from intranet.members.waiting import waits_for as waiting_of_members

WAITING: tuple[Callable[[Actor], Iterable[Waiting]], ...] = (waiting_of_members, waiting_of_documents)
NEWS: tuple[Callable[[Actor, datetime], Iterable[News]], ...] = (news_of_members,)
NUMBERS: tuple[Callable[[Actor], Iterable[Number]], ...] = (numbers_of_members,)


def waits_for(actor: Actor) -> list[Waiting]:
    """The most urgent first; what has no date comes last, as its feature gave it."""
    found = [waiting for feature in WAITING for waiting in feature(actor)]
    return sorted(found, key=lambda waiting: (waiting.due is None, waiting.due.timestamp() if waiting.due else 0))


def news_for(actor: Actor, since: datetime) -> list[News]:
    """The latest first."""
    found = [news for feature in NEWS for news in feature(actor, since)]
    return sorted(found, key=lambda news: news.at, reverse=True)[:LATEST]


def numbers_for(actor: Actor) -> list[Number]:
    return [number for feature in NUMBERS for number in feature(actor)]
