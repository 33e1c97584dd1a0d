"""What follows from the writes of one change is done once, at its end and in its transaction."""

from contextlib import suppress
from threading import Thread

import pytest

from cms.core.one_change import follows, one_change
from cms.places.models import Kind

pytestmark = pytest.mark.django_db


class Work:
    """Remembers with what it was done each time."""

    def __init__(self) -> None:
        self.done: list[set[int]] = []

    def __call__(self, things: set[int]) -> None:
        self.done.append(things)


@one_change()
def broken_off(work: Work) -> None:
    follows(work, [1])
    Kind.objects.update(name_pl="?")
    raise ZeroDivisionError


def test_what_follows_is_done_once_when_the_outermost_change_ends():
    work = Work()
    with one_change():
        follows(work, [1])
        with one_change():
            follows(work, [1, 2])
        assert work.done == []
    assert work.done == [{1, 2}]


def test_what_follows_outside_of_a_change_is_done_at_once():
    work = Work()
    follows(work, [1])
    assert work.done == [{1}]


def test_consequences_of_what_follows_belong_to_the_change():
    last = Work()
    with one_change():
        follows(lambda things: follows(last, things), [1])
        follows(last, [2])
    assert sorted(thing for things in last.done for thing in things) == [1, 2]


def test_change_that_fails_is_followed_by_nothing():
    work = Work()
    with pytest.raises(ZeroDivisionError):
        broken_off(work)
    assert work.done == []
    follows(work, [2])
    assert work.done == [{2}]


def test_part_that_is_rolled_back_leaves_what_follows_to_the_rest():
    work = Work()
    with one_change():
        with suppress(ZeroDivisionError):
            broken_off(work)
        assert not Kind.objects.filter(name_pl="?").exists()
    assert work.done == [{1}]


def test_change_is_undone_when_what_follows_fails():
    def fail(things: set[int]) -> None:
        raise ZeroDivisionError

    @one_change()
    def change() -> None:
        Kind.objects.update(name_pl="?")
        follows(fail, [1])

    with pytest.raises(ZeroDivisionError):
        change()
    assert not Kind.objects.filter(name_pl="?").exists()


def test_change_of_another_thread_is_not_this_ones():
    work = Work()
    with one_change():
        other = Thread(target=follows, args=(work, [1]))
        other.start()
        other.join()
        assert work.done == [{1}]
