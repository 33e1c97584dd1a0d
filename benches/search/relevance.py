"""How well the search answers judged queries, by language and kind.

success@n: a right answer among the first n; precision@3: the share of right ones among the first three, of queries with
three right answers or more.
"""

import csv
import random
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter
from pathlib import Path

DATA = Path(__file__).parents[1] / "data"
LANGUAGES = ("pl", "en", "de", "cs")
SEEDS = range(4)
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})

#: (language, query) → keys of the records found, best first
Ask = Callable[[str, str], Sequence[str]]


@dataclass(frozen=True)
class Judged:
    """`language` is that of the page asked on; `relevant` are the keys of right answers."""

    language: str
    kind: str
    query: str
    relevant: frozenset[str]


@dataclass(frozen=True)
class Measured:
    """Shares from 0 to 1 of `size` queries; `precision_at_3` is None without a query that has three right answers."""

    size: int
    success_at_1: float
    success_at_3: float
    precision_at_3: float | None
    missed: tuple[str, ...]

    def __str__(self) -> str:
        precision = "  –  " if self.precision_at_3 is None else f"{self.precision_at_3:.3f}"
        return f"n={self.size:4}  s@1 {self.success_at_1:.3f}  s@3 {self.success_at_3:.3f}  p@3 {precision}"


def judged() -> list[Judged]:
    with (DATA / "judged-queries.csv").open(encoding="utf-8", newline="") as table:
        return [
            Judged(row["locale"], row["kind"], row["query"], frozenset(row["relevant_ids"].split()))
            for row in csv.DictReader(table)
        ]


def off_topic() -> list[tuple[str, str]]:
    """(language, query) of what no place of the region answers."""
    with (DATA / "off-topic-queries.csv").open(encoding="utf-8", newline="") as table:
        return [(row["locale"], row["query"]) for row in csv.DictReader(table)]


def measure(ask: Ask, queries: Iterable[Judged]) -> Measured:
    answers = [(one, [key in one.relevant for key in ask(one.language, one.query)[:3]]) for one in queries]
    precise = [sum(right) / 3 for one, right in answers if len(one.relevant) >= 3]
    return Measured(
        size=len(answers),
        success_at_1=sum(right[:1] == [True] for _one, right in answers) / len(answers),
        success_at_3=sum(any(right) for _one, right in answers) / len(answers),
        precision_at_3=sum(precise) / len(precise) if precise else None,
        missed=tuple(f"{one.language}: {one.query}" for one, right in answers if not any(right)),
    )


def with_typos(queries: Iterable[Judged], seed: int) -> list[Judged]:
    chance = random.Random(seed)
    return [replace(one, query=typo(one.query, chance)) for one in queries]


def typo(query: str, chance: random.Random) -> str:
    """One letter of one word of four letters or more swapped with the next, left out, doubled or replaced."""
    words = query.split()
    long = [number for number, word in enumerate(words) if len(word) >= 4]
    if not long:
        return query
    number = chance.choice(long)
    word = words[number]
    at = chance.randrange(1, len(word) - 1)
    words[number] = chance.choice(
        [
            word[:at] + word[at + 1] + word[at] + word[at + 2 :],
            word[:at] + word[at + 1 :],
            word[:at] + word[at] + word[at:],
            word[:at] + chance.choice("abcdefghijklmnoprstuwyz") + word[at + 1 :],
        ]
    )
    return " ".join(words)


def on_other_pages(queries: Iterable[Judged]) -> list[Judged]:
    return [replace(one, language=other) for one in queries for other in LANGUAGES if other != one.language]


def without_umlauts(queries: Iterable[Judged]) -> list[Judged]:
    spelt = ((one, one.query.translate(_UMLAUTS)) for one in queries if one.language == "de")
    return [replace(one, query=query) for one, query in spelt if query != one.query]


def nothing_found(ask: Ask) -> tuple[float, list[str]]:
    """The share of off-topic queries that find nothing, and those that find something."""
    queries = off_topic()
    found = [f"{language}: {query}" for language, query in queries if ask(language, query)]
    return 1 - len(found) / len(queries), found


def table(ask: Ask, queries: Sequence[Judged]) -> Iterator[tuple[str, Measured]]:
    yield "as typed", measure(ask, queries)
    for seed in SEEDS:
        yield f"with a typo, seed {seed}", measure(ask, with_typos(queries, seed))
    yield "on the other pages", measure(ask, on_other_pages(queries))
    yield "ae, oe, ue", measure(ask, without_umlauts(queries))
    for part in ("language", "kind"):
        of_part = attrgetter(part)
        for value, some in groupby(sorted(queries, key=of_part), of_part):
            yield f"{part} {value}", measure(ask, list(some))


def ask_portal(language: str, query: str) -> list[str]:
    from django.utils import timezone

    from search.engines.question import Filters
    from search.finding.find import find
    from search.understanding.words import read

    results = find(read(query), Filters(timezone.now()), reader=language, limit=10)
    return [one.record.key for one in results.found]


def show(engine: str, others: int) -> None:
    """One table; `others` are the pages of other regions in the index."""
    print(f"\nRelevance on {engine}, among {others:,} other pages a language")
    for name, measured in table(ask_portal, judged()):
        print(f"{name:24}{measured}", flush=True)
        for missed in measured.missed:
            print(f"    missed  {missed}")
    share, found = nothing_found(ask_portal)
    print(f"{'off-topic finds nothing':24}{share:.3f}  {', '.join(found)}", flush=True)
