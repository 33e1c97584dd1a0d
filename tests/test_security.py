"""`docs/security.md` answers every requirement of ASVS 5.0.0 of level 1 and 2 once, and its tests are there."""

import ast
import re
from collections import Counter
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parent.parent
DOCUMENT = ROOT / "docs" / "security.md"
NUMBERS = ROOT / "tests" / "data" / "asvs-5.0.0.txt"
STATES = ("held", "not held", "n/a")
_NUMBER = re.compile(r"\d+\.\d+\.\d+")
_TEST = re.compile(r"`([\w/]+\.py)::(\w+)`")


def rows() -> list[list[str]]:
    """Of the tables: numbers, what is asked, state, where, by which test or why not."""
    lines = DOCUMENT.read_text().splitlines()
    return [[cell.strip() for cell in line.strip("|").split(" | ")] for line in lines if _NUMBER.match(line[2:])]


def required() -> list[str]:
    return [line.split()[0] for line in NUMBERS.read_text().splitlines() if _NUMBER.match(line)]


@cache
def names_in(file: Path) -> set[str]:
    functions = ast.walk(ast.parse(file.read_text())) if file.exists() else []
    return {found.name for found in functions if isinstance(found, ast.FunctionDef) and found.name.startswith("test_")}


def test_every_requirement_is_answered_once():
    assert len(required()) == 253
    assert Counter(number for row in rows() for number in _NUMBER.findall(row[0])) == Counter(required())


def test_every_test_that_is_named_is_there():
    named = {(file, name) for file, name in _TEST.findall(DOCUMENT.read_text())}
    assert len(named) > 100
    assert {f"{file}::{name}" for file, name in named if name not in names_in(ROOT / "tests" / file)} == set()


def test_every_answer_has_a_proof_or_a_reason():
    for numbers, asked, state, where, proof in rows():
        assert asked, numbers
        assert state in STATES, numbers
        assert proof, numbers
        assert state != "held" or (where and ("::" in proof or proof.startswith("no test: "))), numbers


def test_the_document_counts_right():
    counted: Counter[str] = Counter()
    for numbers, _asked, state, *_rest in rows():
        counted[state] += len(_NUMBER.findall(numbers))
    said = {state: int(number) for number, state in re.findall(r"(\d+) are (held|not held|n/a)", DOCUMENT.read_text())}
    assert said == dict(counted)
