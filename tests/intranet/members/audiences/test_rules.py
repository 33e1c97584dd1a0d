"""Narrowing never widens: who reads in the end could read both what is outside and what is inside."""

from itertools import chain, combinations

import pytest

from intranet.members.audiences.rules import includes, narrowed

KEYS = ("all", "board", "office", "sector:public", "group:1", "org:1")


@pytest.mark.parametrize(
    ("outer", "inner", "left"),
    [
        ("all", "board", "board"),
        ("board", "all", "board"),
        ("group:1 org:1", "org:1 board", "org:1"),
        ("group:1", "sector:public", ""),
        ("all board", "all", "all board"),
    ],
)
def test_narrowed(outer, inner, left):
    assert narrowed(outer.split(), inner.split()) == frozenset(left.split())


def sets():
    return [frozenset(chosen) for chosen in chain.from_iterable(combinations(KEYS, size) for size in range(4))]


def test_nobody_reads_who_could_not_read_both():
    for outer in sets():
        for inner in sets():
            for key in narrowed(outer, inner):
                assert any(includes(wider, key) for wider in outer)
                assert any(includes(wider, key) for wider in inner)
                assert narrowed(outer, inner) == narrowed(inner, outer)
