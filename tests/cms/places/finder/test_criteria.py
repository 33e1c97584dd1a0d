"""What an address asks for, and what it cannot ask."""

import pytest
from django.http import QueryDict

from cms.core.distance import kilometres
from cms.places.finder.criteria import Criteria
from cms.places.finder.enums import Facet, Sorting


def read(query: str) -> Criteria:
    return Criteria.read(QueryDict(query))


def test_same_state_has_one_address():
    assert read("kind=palace&county=1607&kind=castle").query_string() == "kind=castle&kind=palace&county=1607"
    assert read("sort=verified&near=").query_string() == ""


def test_nearness_sorts_by_distance_unless_told_otherwise():
    assert read("near=50.67,17.92").sorting is Sorting.DISTANCE
    assert read("near=50.67,17.92&sort=name").sorting is Sorting.NAME
    assert read("near=50.67,17.92").query_string() == "near=50.67%2C17.92"


@pytest.mark.parametrize(
    ("query", "part"),
    [
        ("near=x", "near=x"),
        ("near=91,17", "near=91,17"),
        ("near=٥٠,17", "near=٥٠,17"),
        ("sort=distance", "sort=distance"),
        ("sort=price", "sort=price"),
        ("kind=%27%3B--", "kind=';--"),
        ("kind=a%00b", "kind=a\x00b"),
    ],
)
def test_what_cannot_be_read_is_named_and_left_out(query, part):
    criteria = read(query)
    assert criteria.misread == (part,)
    assert criteria.query_string() == ""


def test_option_can_be_taken_away_again():
    criteria = read("kind=castle&county=1607")
    assert criteria.without(Facet.KIND, "castle").query_string() == "county=1607"
    assert criteria.without(Facet.KIND, "castle").with_value(Facet.KIND, "castle") == criteria


def test_distance_from_opole_to_nysa_is_that_of_the_atlas():
    assert kilometres((50.6683, 17.9231), (50.4747, 17.3325)) == pytest.approx(46.9, abs=0.5)
