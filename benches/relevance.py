"""How well the search answers judged queries: success@1, success@3, precision@3."""

import csv
import os
import random
import sys
from dataclasses import dataclass
from pathlib import Path

JUDGED = Path(__file__).parent / "data" / "judged-queries.csv"
LANGUAGES = ("pl", "en", "de", "cs")


@dataclass(frozen=True)
class Judged:
    language: str
    kind: str
    query: str
    relevant: frozenset[str]


def judged() -> list[Judged]:
    with JUDGED.open(encoding="utf-8", newline="") as table:
        return [
            Judged(row["locale"], row["kind"], row["query"], frozenset(row["relevant_ids"].split()))
            for row in csv.DictReader(table)
        ]


def main() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "cms.settings.demo")
    import django

    django.setup()
    from django.utils import timezone

    from search.finding import find
    from search.question import Filters
    from search.words import read

    def ask(language: str, query: str) -> list[str]:
        found = find(read(query), Filters(timezone.now()), reader=language, limit=10)
        return [one.record.key for one in found.found]

    verbose = "-v" in sys.argv
    queries = judged()

    def run(name: str, asked: list[tuple[str, str, Judged]]) -> None:
        one = three = 0
        precision = []
        for language, query, row in asked:
            keys = ask(language, query)
            right = [key in row.relevant for key in keys[:3]]
            one += right[:1] == [True]
            three += any(right)
            if len(row.relevant) >= 3:
                precision.append(sum(right) / 3)
            if verbose and right[:1] != [True]:
                print("   ", name, language, repr(query), keys[:4])
            elif verbose and len(row.relevant) >= 3 and sum(right) < 3:
                print("   p3", language, repr(query), keys[:4])
        size = len(asked)
        mean = sum(precision) / max(len(precision), 1)
        print(f"{name:20} n={size:4} s@1 {one / size:.3f} s@3 {three / size:.3f} p@3 {mean:.3f}")

    run("as typed", [(row.language, row.query, row) for row in queries])
    if "-1" in sys.argv:
        return
    for seed in range(4):
        chance = random.Random(seed)
        run(f"typo {seed}", [(row.language, typo(row.query, chance), row) for row in queries])
    others = [(language, row.query, row) for row in queries for language in LANGUAGES if language != row.language]
    run("other languages", others)
    spelt = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
    german = [row for row in queries if row.language == "de" and row.query.translate(spelt) != row.query]
    run("ae oe ue", [(row.language, row.query.translate(spelt), row) for row in german])


def typo(query: str, chance: random.Random) -> str:
    """One letter of a word of at least four swapped, left out, doubled or replaced."""
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


if __name__ == "__main__":
    main()
