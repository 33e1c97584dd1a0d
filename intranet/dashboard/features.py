"""What the dashboard shows, over all features."""

from datetime import datetime

from intranet.core.actors import Actor
from intranet.core.features import FEATURES
from intranet.core.news import LATEST, News
from intranet.core.numbers import Number
from intranet.core.waiting import Waiting


def waits_for(actor: Actor) -> list[Waiting]:
    """The most urgent first; what has no date comes last, as its feature gave it."""
    found = [one for feature in FEATURES if feature.waits_for for one in feature.waits_for(actor)]
    return sorted(found, key=lambda waiting: (waiting.due is None, waiting.due.timestamp() if waiting.due else 0))


def news_for(actor: Actor, since: datetime) -> list[News]:
    """The latest first."""
    found = [one for feature in FEATURES if feature.news_for for one in feature.news_for(actor, since)]
    return sorted(found, key=lambda news: news.at, reverse=True)[:LATEST]


def numbers_for(actor: Actor) -> list[Number]:
    return [one for feature in FEATURES if feature.numbers_for for one in feature.numbers_for(actor)]
