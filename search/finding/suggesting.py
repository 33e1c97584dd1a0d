"""What somebody who has begun to type may want: places, towns, kinds."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Q
from django.utils import timezone

from cms.core.findable import Topic
from cms.core.models import SOURCE_LANGUAGE

from ..analysis import fold
from ..models import Record, Tag
from ..understanding.topic_words import known_topics
from ..understanding.words import Typed
from .ranking import shown_text
from .serving import serving_engine

#: So many of the suggestions may be towns and kinds.
MOST_TOPICS = 4
SUGGESTED = ("section", "kind", "town")


@dataclass(frozen=True)
class Suggestion:
    """`type`: of a record, or the facet of a topic. `url`: root-relative."""

    text: str
    type: str
    id: str
    url: str
    language: str


def suggest(typed: Typed, *, reader: str, limit: int) -> list[Suggestion]:
    """Towns and kinds first. Four queries; none where no word has begun."""
    beginnings = [folded for word in typed.words if (folded := fold(word))]
    if not beginnings:
        return []
    topics = sorted(_topics(beginnings, reader), key=lambda topic: not _begins_as_written(topic, typed.text, reader))
    records = [_of_record(record, reader) for record in _records(beginnings, reader, limit)]
    return [*(_of_topic(topic, reader) for topic in topics[:MOST_TOPICS]), *records][:limit]


def _records(beginnings: Sequence[str], reader: str, limit: int) -> list[Record]:
    best = serving_engine().begin(beginnings, reader=reader, best=2 * limit)
    is_live = Q(expires_at=None) | Q(expires_at__gt=timezone.now())
    found = {record.pk: record for record in Record.objects.filter(is_live, pk__in=best).prefetch_related("texts")}
    live = [found[pk] for pk in best if pk in found]
    return sorted(live, key=lambda record: (not record.is_verified, not _starts(record, beginnings[0], reader)))


def _starts(record: Record, beginning: str, reader: str) -> bool:
    return fold(shown_text(record, reader).title).startswith(beginning)


def _of_record(record: Record, reader: str) -> Suggestion:
    text = shown_text(record, reader)
    return Suggestion(text.title, record.type, record.key, record.urls[reader], text.language)


def _topics(beginnings: Sequence[str], reader: str) -> list[Topic]:
    """Those that records have, best first."""
    begun = [(worth, topic) for topic in known_topics().values() if (worth := _worth(topic, beginnings, reader))]
    among = [Q(facet=topic.facet, value=topic.value) for _worth, topic in begun]
    if not among:
        return []
    is_live = Q(record__expires_at=None) | Q(record__expires_at__gt=timezone.now())
    has = set(Tag.objects.filter(is_live, Q(*among, _connector=Q.OR)).values_list("facet", "value").distinct())
    begun.sort(key=lambda pair: (pair[0], len(_label(pair[1], reader))))
    return [topic for _worth, topic in begun if (topic.facet, topic.value) in has]


def _worth(topic: Topic, beginnings: Sequence[str], reader: str) -> int:
    """1 where its label begins so, 2 where a word of it does, 3 where one of its other names does, 0 where none."""
    if topic.facet not in SUGGESTED:
        return 0
    label = fold(_label(topic, reader)).split()
    if _begins(label, beginnings):
        return 1 if label[0].startswith(beginnings[0]) else 2
    others = (*topic.words.get(reader, ()), *topic.words.get("", ()))
    return 3 if any(_begins(fold(name).split(), beginnings) for name in others) else 0


def _begins(said: Sequence[str], beginnings: Sequence[str]) -> bool:
    return all(any(word.startswith(beginning) for word in said) for beginning in beginnings)


def _begins_as_written(topic: Topic, text: str, reader: str) -> bool:
    """„świ” is Świerczów sooner than Swierkle."""
    return _label(topic, reader).casefold().startswith(text.casefold())


def _of_topic(topic: Topic, reader: str) -> Suggestion:
    label = _label(topic, reader)
    search = f"/{reader}/search/?{urlencode({'q': label})}"
    language = SOURCE_LANGUAGE if topic.facet == "town" else reader
    return Suggestion(label, topic.facet, topic.value, topic.urls.get(reader, search), language)


def _label(topic: Topic, reader: str) -> str:
    return topic.labels.get(reader) or topic.labels.get(SOURCE_LANGUAGE, topic.value)
