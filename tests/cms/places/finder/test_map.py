"""The map: windows that stay inside the region, marks that a finger can tell apart."""

import itertools

import pytest
from django.http import QueryDict
from django.utils import timezone

from cms.places.finder.criteria import Criteria
from cms.places.finder.find import find
from cms.places.finder.marks import APART, marks_of
from cms.places.finder.snapshot import snapshot
from cms.places.finder.window import NEAREST, Window
from cms.places.maps import HEIGHT, WIDTH
from tests import factories


def window(query: str) -> Window:
    return Window.read(QueryDict(query))


@pytest.mark.parametrize(
    "query", ["", "zoom=3", "at=1,2", "at=x&zoom=1", "at=1,2&zoom=99", "at=1,2&zoom=-1", "at=9999,1&zoom=1"]
)
def test_window_that_cannot_be_read_is_the_whole_region(query):
    assert window(query) == Window()


@pytest.mark.parametrize("at", ["0,0", "1000,1097", "500,500"])
@pytest.mark.parametrize("zoom", range(NEAREST + 1))
def test_window_never_shows_what_is_outside(at, zoom):
    seen = window(f"at={at}&zoom={zoom}")
    assert seen.left >= -0.1
    assert seen.top >= -0.1
    assert seen.left + seen.width <= WIDTH + 0.1
    assert seen.top + seen.height <= HEIGHT + 0.1


@pytest.fixture
def crowd(db):
    for number in range(120):
        factories.place(
            name=f"Miejsce {number}", latitude=50.2 + number % 11 * 0.08, longitude=17.2 + number // 11 * 0.1
        )


WINDOWS = [Window(), *(Window(412.3, 555.5, zoom).inside() for zoom in range(1, NEAREST + 1)), Window(0, 0, 2).inside()]


def test_marks_keep_apart_and_none_is_lost(crowd):
    answer = find(snapshot(), Criteria(), language="pl", moment=timezone.now())
    for seen in WINDOWS:
        marks = marks_of(answer, seen)
        spots = [spot for spot in answer.snapshot.spots if spot and seen.contains(*spot)]
        assert sum(mark.count for mark in marks) == len(spots), seen
        for one, other in itertools.combinations(marks, 2):
            assert (one.x - other.x) ** 2 + (one.y - other.y) ** 2 >= (seen.width / APART) ** 2 - 0.01, seen


def test_cluster_leads_nearer_until_it_falls_apart(client, db):
    for number in range(3):
        factories.place(name=f"Rynek {number}", latitude=50.47, longitude=17.33 + number * 0.01)
    address, steps = "/pl/places/", 0
    while "mark-many" in (text := client.get(address).content.decode()):
        address = (
            text.split('<g class="mark mark-many"')[0]
            .rpartition('<a href="')[2]
            .partition('"')[0]
            .replace("&amp;", "&")
        )
        steps += 1
        assert steps < 6
    assert '<g class="mark"' in text
    assert steps > 0


def test_places_on_one_spot_are_listed_by_distance_at_last(client, db):
    for number in range(3):
        factories.place(name=f"Rynek {number}", latitude=50.47, longitude=17.33)
    x, y = snapshot().spots[0] or (0, 0)
    text = client.get(f"/pl/places/?at={x},{y}&zoom={NEAREST}").content.decode()
    assert "near=50.47%2C17.33" in text
