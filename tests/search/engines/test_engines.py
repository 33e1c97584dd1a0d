"""What every engine does alike: narrowing down, counting, and forgetting at once."""

from datetime import timedelta

import pytest
from django.utils import timezone

from cms.pages.models import StandardPage
from cms.places.models import Place
from search.finding.serving import serving_engine
from tests import factories

from ..questions import ask, keys

pytestmark = pytest.mark.usefixtures("engine")

NYSA, OPOLE = (50.474, 17.334), (50.671, 17.926)


@pytest.fixture
def mills(engine) -> None:
    """Four listings that one word finds."""
    for number, section, kind, point in (
        (1, "attraction", "museum", NYSA),
        (2, "attraction", "museum", OPOLE),
        (3, "attraction", "viewpoint", OPOLE),
        (4, "gastronomy", "restaurant", NYSA),
    ):
        factories.place(
            external_id=f"mill-{number}",
            name=f"Wiatrak {number}",
            section=section,
            kind=kind,
            latitude=point[0],
            longitude=point[1],
        )


def test_answer_says_who_gave_it(engine, mills):
    assert ask("wiatrak").engine == engine
    assert ask("").engine == engine
    assert ask("qqqq").engine == engine


def test_total_and_counts_are_of_everything_found(mills):
    found = ask("wiatrak")
    assert sorted(keys(found)) == ["mill-1", "mill-2", "mill-3", "mill-4"]
    assert found.total == 4
    assert found.counts["section"] == {"attraction": 3, "gastronomy": 1}
    assert found.counts["kind"] == {"museum": 2, "viewpoint": 1, "restaurant": 1}


def test_a_facet_is_counted_as_if_it_alone_were_open(mills):
    found = ask("wiatrak", facets={"section": ("attraction",), "kind": ("museum",)})
    assert sorted(keys(found)) == ["mill-1", "mill-2"]
    assert found.total == 2
    assert found.counts["section"] == {"attraction": 2}
    assert found.counts["kind"] == {"museum": 2, "viewpoint": 1}


def test_values_of_one_facet_widen(mills):
    assert ask("wiatrak", facets={"kind": ("museum", "viewpoint")}).total == 3


def test_facets_that_nothing_meets_find_nothing_but_say_what_would(mills):
    found = ask("wiatrak", facets={"section": ("gastronomy",), "kind": ("museum",)})
    assert found.total == 0


def test_type_narrows_down(mills):
    assert ask("wiatrak", types=("listing",)).total == 4
    assert ask("wiatrak", types=("place", "page")).total == 0


def test_circle_holds_what_is_within_its_radius(mills):
    assert sorted(keys(ask("wiatrak", near=(*NYSA, 10)))) == ["mill-1", "mill-4"]
    assert ask("wiatrak", near=(*NYSA, 100)).total == 4
    assert ask("wiatrak", near=(*NYSA, 10)).counts["kind"] == {"museum": 1, "restaurant": 1}


def test_circle_leaves_out_what_lies_nowhere(mills):
    factories.place(external_id="mill-5", name="Wiatrak 5", latitude=None, longitude=None)
    assert ask("wiatrak", near=(*NYSA, 500)).total == 4
    assert ask("wiatrak").total == 5


def test_all_groups_must_be_met(mills):
    factories.place(external_id="tower", name="Wieża", kind="viewpoint")
    assert keys(ask("wieża wiatrak")) == []


def test_verified_stands_before_listed_at_an_equal_match(section, engine):
    factories.place(external_id="listed", name="Wiatrak Zielony")
    factories.place_page(parent=section, place=factories.place(external_id="verified", name="Wiatrak Czarny"))
    assert keys(ask("wiatrak")) == ["verified", "listed"]


def test_expired_page_is_neither_found_nor_counted(section):
    tomorrow = timezone.now() + timedelta(days=1)
    page = StandardPage(title="Wiatrak", slug="wiatrak", summary="Do jutra.", expire_at=tomorrow)
    factories.publish(page, parent=section)
    assert ask("wiatrak").total == 1
    found = ask("wiatrak", now=tomorrow + timedelta(seconds=1))
    assert (keys(found), found.total, found.counts) == ([], 0, {})


def test_unpublishing_is_seen_in_results_counts_and_suggestions(mills):
    Place.objects.get(external_id="mill-3").delete()
    found = ask("wiatrak")
    assert sorted(keys(found)) == ["mill-1", "mill-2", "mill-4"]
    assert found.counts["kind"] == {"museum": 2, "restaurant": 1}
    assert len(serving_engine().begin(["wiat"], reader="pl", best=10)) == 3


def test_change_is_found_under_its_new_words_only(mills):
    place = Place.objects.get(external_id="mill-1")
    place.name = "Kuźnia"
    place.save()
    assert keys(ask("kuźnia")) == ["mill-1"]
    assert ask("wiatrak").total == 3


def test_beginnings_of_titles_are_enough_for_suggestions(mills):
    factories.place(external_id="other", name="Wieża")
    assert len(serving_engine().begin(["wia"], reader="pl", best=10)) == 4
    assert len(serving_engine().begin(["wia", "2"], reader="pl", best=10)) == 1
    assert len(serving_engine().begin(["w"], reader="pl", best=3)) == 3


@pytest.mark.parametrize(
    "query", ['"', "*", "(", "wiatrak AND", "NEAR(wiatrak)", "wiatrak^9", "\\", "\x00", "🏰", "-", "x" * 9999]
)
def test_signs_of_query_languages_are_no_language_here(mills, engine, query):
    assert ask(query).engine == engine


def test_many_long_words_are_no_fault(mills, engine):
    assert ask(" ".join(f"{'ab' * 7}{number}" for number in range(600))).engine == engine
