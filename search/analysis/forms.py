"""Abbreviations of names, and forms that dictionaries ascribe to another word: Czech „hoře” only to „hořet”."""

import csv
from collections.abc import Mapping
from functools import cache
from pathlib import Path

_FILE = Path(__file__).parent / "data" / "forms.csv"


def words_of_form(folded: str, language: str) -> tuple[str, ...]:
    """Folded; empty for a form that needs no help."""
    return _table().get((language, folded), ())


@cache
def _table() -> Mapping[tuple[str, str], tuple[str, ...]]:
    table: dict[tuple[str, str], tuple[str, ...]] = {}
    with _FILE.open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            key = row["language"], row["form"]
            table[key] = (*table.get(key, ()), row["word"])
    return table
