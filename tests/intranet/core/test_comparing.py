"""What has changed between two texts, in pieces that give both."""

from itertools import product

import pytest

from intranet.core.comparing import Kind, compared

TEXTS = ["", "\n", "Zarząd", "Zarząd zwołuje.\nKoniec.", "Biuro  zwołuje.\r\nKoniec.\n", "Koniec.\nZarząd", "x " * 900]


def test_words_that_changed_stand_beside_what_stayed():
    told = [(piece.kind, piece.text) for piece in compared("Zarząd zwołuje.\nKoniec.", "Biuro zwołuje.\nKoniec.")]
    assert told == [
        (Kind.REMOVED, "Zarząd"),
        (Kind.ADDED, "Biuro"),
        (Kind.SAME, " zwołuje.\n"),
        (Kind.SAME, "Koniec."),
    ]


@pytest.mark.parametrize(("before", "after"), list(product(TEXTS, TEXTS)))
def test_pieces_give_both_texts_and_there_are_none_where_they_are_the_same(before, after):
    pieces = compared(before, after)
    assert bool(pieces) == (before != after)
    if pieces:
        assert "".join(piece.text for piece in pieces if piece.kind != Kind.ADDED) == before
        assert "".join(piece.text for piece in pieces if piece.kind != Kind.REMOVED) == after
