"""From typed words to what a person may see of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property, reduce
from operator import or_
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.utils import timezone

from intranet.core.actors import Actor
from intranet.core.kinds import WRITTEN_IN, Findable
from search.analysis import fold, is_stop_word
from search.analysis.tokens import LONGEST_WORD
from search.finding.snippets import Piece, marked, snippet
from search.understanding.words import read

from .analysis import terms_asked
from .found_parts import FoundPart, found_parts
from .kinds import rows_of, searched
from .models import Record
from .passages import Passage

PER_PAGE = 25
SUGGESTED = 8
#: From so many letters on, a word that is not finished finds what begins so.
SHORTEST_BEGINNING = 3


@dataclass(frozen=True)
class Hit:
    kind: Findable
    title: Sequence[Piece]
    snippet: Sequence[Piece]
    #: Where in it that stands, such as „page 3”; "" when it is said of the whole.
    place: str
    labels: str
    url: str
    language: str
    has_faded: bool


class Question:
    """What one person asks, of what they may see."""

    def __init__(self, query: str, *, actor: Actor, kind: str = "", page: str = "1") -> None:
        self.typed = read(query)
        self.actor, self._page_number = actor, page
        self.kind = kind if kind in searched() else ""
        telling = [word for word in self.typed.words if not is_stop_word(word, WRITTEN_IN)] or self.typed.words
        self.words = [terms_asked(word) for word in telling]
        self._beginning = fold(telling[-1])[:LONGEST_WORD] if telling else ""

    @cached_property
    def counts(self) -> dict[str, int]:
        """By the kind's code, those with hits only."""
        counted = dict(self._records().order_by().values_list("kind").annotate(Count("pk")))
        return {code: counted[code] for code in searched() if code in counted}

    @cached_property
    def page(self) -> Page:
        rows = self._records()
        if self.kind:
            rows = rows.filter(kind=self.kind)
        paginator = Paginator(rows.best_first(self._conditions), PER_PAGE)
        paginator.count = self.counts.get(self.kind, 0) if self.kind else self.total  # known: not asked again
        return paginator.get_page(self._page_number)

    @property
    def total(self) -> int:
        """Hits of all kinds."""
        return sum(self.counts.values())

    @cached_property
    def hits(self) -> list[Hit]:
        records = list(self.page.object_list)
        objects: dict[tuple[str, int], Any] = {}
        for code in {record.kind for record in records}:
            pks = [record.object_id for record in records if record.kind == code]
            for instance in rows_of(searched()[code]).filter(pk__in=pks):
                objects[code, instance.pk] = instance
        found = [(record, objects[key]) for record in records if (key := (record.kind, record.object_id)) in objects]
        parts = found_parts([record for record, _instance in found], self._any_word())
        return [self._hit(record.kind, instance, parts.get(record.pk)) for record, instance in found]

    def suggestions(self) -> list[str]:
        """Titles of what would be found."""
        ranked = self._records().best_first(self._conditions)
        return list(dict.fromkeys(ranked.values_list("title", flat=True)[:SUGGESTED]))

    def _records(self) -> Any:
        if not self.words:
            return Record.objects.none()
        rows = Record.objects.visible_to(self.actor)
        for condition in self._conditions:
            rows = rows.saying(condition)
        return rows

    @cached_property
    def _conditions(self) -> list[Q]:
        """On terms, one a word."""
        last = len(self.words) - 1
        return [self._meets(terms, is_last=number == last) for number, terms in enumerate(self.words)]

    def _any_word(self) -> Q:
        return reduce(or_, self._conditions, Q(pk__in=[]))

    def _meets(self, terms: set[str], *, is_last: bool) -> Q:
        if not is_last or len(self._beginning) < SHORTEST_BEGINNING:
            return Q(term__in=sorted(terms))
        begins = Q(term__begins=self._beginning)
        others = sorted(term for term in terms if not term.startswith(self._beginning))
        return begins | Q(term__in=others) if others else begins

    def _hit(self, code: str, instance: Any, part: FoundPart | None) -> Hit:
        kind: Findable = searched()[code].search  # type: ignore[assignment]
        language, fades_on = kind.language(instance), kind.fades_on(instance)
        asked = frozenset().union(*self.words, part.terms if part else ())
        said = part.text if part else kind.text(instance)
        return Hit(
            kind=kind,
            title=marked(kind.title(instance), language, asked),
            snippet=snippet(Passage(said, language=language), asked),
            place=part.place if part else "",
            labels=kind.labels(instance),
            url=kind.url(instance),
            language=language,
            has_faded=fades_on is not None and fades_on < timezone.localdate(),
        )
