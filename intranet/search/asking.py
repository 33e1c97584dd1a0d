"""From typed words to what a person may see of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count, Q
from django.utils.translation import get_language

from intranet.core.actors import Actor
from search.analysis import fold, is_stop_word
from search.analysis.tokens import LONGEST_WORD
from search.finding.snippets import Piece, marked, snippet
from search.understanding.words import read

from .analysis import RECORDS, terms_asked
from .keys import keys_of
from .kinds import KINDS, FindableKind
from .models import Record
from .passages import Passage

PER_PAGE = 25
SUGGESTED = 8
#: From so many letters on, a word that is not finished finds what begins so.
SHORTEST_BEGINNING = 3


@dataclass(frozen=True)
class Hit:
    kind: FindableKind
    title: Sequence[Piece]
    snippet: Sequence[Piece]
    labels: str
    url: str


class Question:
    """What one person asks. Counts and suggestions come of their keys alone; hits are checked by `visible_to` too."""

    def __init__(self, query: str, *, actor: Actor, kind: str = "", page: str = "1") -> None:
        self.typed = read(query)
        self.actor, self._page_number = actor, page
        self.kind = kind if kind in KINDS else ""
        reader = (get_language() or RECORDS)[:2]
        telling = [word for word in self.typed.words if not is_stop_word(word, RECORDS)] or self.typed.words
        self.words = [terms_asked(word, reader) for word in telling]
        self._beginning = fold(telling[-1])[:LONGEST_WORD] if telling else ""

    @cached_property
    def counts(self) -> dict[str, int]:
        """By the kind's code, those with hits only."""
        counted = dict(self._records().order_by().values_list("kind").annotate(Count("pk")))
        return {code: counted[code] for code in KINDS if code in counted}

    @cached_property
    def page(self) -> Page:
        rows = self._records()
        if self.kind:
            rows = rows.filter(kind=self.kind)
        paginator = Paginator(rows.best_first(self._any_word()), PER_PAGE)
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
            for instance in KINDS[code].rows().visible_to(self.actor).filter(pk__in=pks):  # type: ignore[attr-defined]
                objects[code, instance.pk] = instance
        found = [(KINDS[record.kind], objects.get((record.kind, record.object_id))) for record in records]
        return [self._hit(kind, instance) for kind, instance in found if instance is not None]

    def suggestions(self) -> list[str]:
        """Titles of what would be found."""
        ranked = self._records().best_first(self._any_word())
        return list(dict.fromkeys(ranked.values_list("title", flat=True)[:SUGGESTED]))

    def _records(self) -> Any:
        if not self.words:
            return Record.objects.none()
        rows = Record.objects.filter(kind__in=KINDS).open_to(keys_of(self.actor))
        for number, terms in enumerate(self.words):
            rows = rows.saying(self._meets(terms, is_last=number == len(self.words) - 1))
        return rows

    def _any_word(self) -> Q:
        wanted = Q(pk__in=[])
        for number, terms in enumerate(self.words):
            wanted |= self._meets(terms, is_last=number == len(self.words) - 1)
        return wanted

    def _meets(self, terms: set[str], *, is_last: bool) -> Q:
        if not is_last or len(self._beginning) < SHORTEST_BEGINNING:
            return Q(term__in=sorted(terms))
        begins = Q(term__begins=self._beginning)
        others = sorted(term for term in terms if not term.startswith(self._beginning))
        return begins | Q(term__in=others) if others else begins

    def _hit(self, kind: FindableKind, instance: Any) -> Hit:
        asked = frozenset().union(*self.words)
        return Hit(
            kind=kind,
            title=marked(kind.title(instance), RECORDS, asked),
            snippet=snippet(Passage(kind.text(instance)), asked),
            labels=kind.labels(instance),
            url=kind.url(instance),
        )
