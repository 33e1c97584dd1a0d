"""Pages that list all of something, offered above what was found: „Accommodation: all 14”."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count, Q
from django.utils import timezone

from cms.core.findable import Topic

from ..models import Tag
from ..understanding.interpreting import Interpretation

MOST = 4
OFFERED = ("home", "section", "kind", "audience", "county")


@dataclass(frozen=True)
class Offer:
    """`count` is None where a page lists nothing that could be counted."""

    label: str
    url: str
    count: int | None


def offers(read: Iterable[Interpretation], *, reader: str) -> list[Offer]:
    """Of what the words name, in any of their readings. One query."""
    named = {(topic.facet, topic.value): topic for one in read for meant in one.meant for topic in meant.topics}
    topics = [topic for topic in named.values() if topic.facet in OFFERED and reader in topic.urls]
    topics = sorted(topics, key=lambda topic: OFFERED.index(topic.facet))[:MOST]
    counts = _counts(topics)
    return [
        Offer(topic.labels[reader], topic.urls[reader], None if topic.facet == "home" else number)
        for topic in topics
        if (number := counts.get((topic.facet, topic.value), 0)) or topic.facet == "home"
    ]


def _counts(topics: Iterable[Topic]) -> dict[tuple[str, str], int]:
    among = [Q(facet=topic.facet, value=topic.value) for topic in topics if topic.facet != "home"]
    if not among:
        return {}
    is_live = Q(record__expires_at=None) | Q(record__expires_at__gt=timezone.now())
    tags = Tag.objects.filter(is_live, Q(*among, _connector=Q.OR))
    rows = tags.values_list("facet", "value").annotate(number=Count("record")).order_by()
    return {(facet, value): number for facet, value, number in rows}
