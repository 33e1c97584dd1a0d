"""What is offered where nothing was found."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Count, F, Q
from django.utils import timezone

from ..analysis import terms
from ..engines import database_engine
from ..engines.question import Circle
from ..models import Record, Tag
from ..understanding.interpreting import Interpretation
from ..understanding.near_spellings import SHORTEST, near
from .facets import Option, label_of

MOST = 6


@dataclass(frozen=True)
class Instead:
    """Other words that find something, kinds there is most of, and what lies near where was asked."""

    spellings: Sequence[str]
    single: Sequence[str]
    popular: Sequence[Option]
    nearby: Sequence[Record]


def instead(read: Sequence[Interpretation], *, reader: str, circle: Circle | None) -> Instead:
    own = next((one for one in read if one.language == reader), None)
    groups = [meant for meant in own.meant if meant.group.words] if own else []
    met = [meant.group.words for meant in groups if meant.group.terms and not meant.correction]
    worth_asking = [words for words in met if len(words) >= SHORTEST]
    return Instead(
        spellings=_spellings([meant.group.words for meant in groups if meant.group.words not in met], reader),
        single=worth_asking if len(groups) > 1 else [],
        popular=_popular(reader),
        nearby=_nearby(circle or _town_of(read)),
    )


def _spellings(unknown: Sequence[str], reader: str) -> list[str]:
    """Only such as the index has now."""
    candidates = [spelling for word in unknown for spelling in near(word, reader)]
    asked = {candidate: terms(candidate, reader) for candidate in candidates}
    if not asked:
        return []
    known = database_engine().known({reader: {term for found in asked.values() for term in found}})
    return [word for word, found in asked.items() if any((reader, term) in known for term in found)][:MOST]


def _popular(reader: str) -> list[Option]:
    """Kinds with the most verified places."""
    verified = Tag.objects.filter(_is_live("record__"), facet="kind", record__is_verified=True)
    rows = verified.values_list("value").annotate(number=Count("record")).order_by("-number", "value")[:MOST]
    return [Option(value, label_of("kind", value, reader), number) for value, number in rows]


def _town_of(read: Sequence[Interpretation]) -> Circle | None:
    points = (topic.point for one in read for meant in one.meant for topic in meant.topics)
    return next((Circle(*point, radius=0) for point in points if point), None)


def _nearby(circle: Circle | None) -> list[Record]:
    """The verified ones nearest to the middle, whatever the radius."""
    if circle is None:
        return []
    down = F("latitude") - circle.latitude
    right = (F("longitude") - circle.longitude) * 0.63  # the cosine of the region's latitude
    located = Record.objects.filter(_is_live(), is_verified=True, latitude__isnull=False)
    return list(located.order_by(down * down + right * right, "pk").prefetch_related("texts")[:MOST])


def _is_live(path: str = "") -> Q:
    return Q(**{f"{path}expires_at": None}) | Q(**{f"{path}expires_at__gt": timezone.now()})
