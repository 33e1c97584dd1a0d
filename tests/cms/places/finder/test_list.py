"""The list of places as a visitor narrows it down: counts that hold, nothing hidden in silence."""

import re
from datetime import datetime

import pytest
from bs4 import BeautifulSoup, Tag
from django.http import QueryDict
from django.utils import timezone

from cms.core import content_version
from cms.places.finder.criteria import Criteria
from cms.places.finder.enums import Facet
from cms.places.finder.find import Found, find
from cms.places.finder.snapshot import snapshot
from cms.places.hours.library import WARSAW
from cms.places.models import Amenity, Audience, FurtherSection, Place
from tests import factories

MONDAY_NOON = datetime(2026, 6, 1, 12, tzinfo=WARSAW)


@pytest.fixture
def region(section):
    """Three castles, a museum and a hotel; one of the castles has a page."""
    moszna = factories.place(name="Moszna", kind="castle", county_id="1605", opening_hours="Mo-Su 10:00-18:00")
    moszna.audiences = list(Audience.objects.filter(code="families"))
    moszna.amenities = list(Amenity.objects.order_by("code")[:2])
    moszna.step_free_entry = moszna.accessible_toilet = "yes"
    moszna.further_sections = [FurtherSection(section="accommodation")]
    moszna.save()
    factories.place_page(parent=section, place=moszna, title="Zamek w Mosznej")
    factories.place(name="Brzeg", kind="castle", county_id="1601", opening_hours="Tu-Su 10:00-16:00")
    factories.place(name="Łambinowice", kind="castle", county_id="1607", step_free_entry="yes", price_level="free")
    factories.place(name="Zegary", kind="museum", section="culture", county_id="1601")
    factories.place(
        name="Hotel", kind="hotel", section="accommodation", county_id="1601", latitude=None, longitude=None
    )


def found(query: str = "", section: str = "") -> Found:
    criteria = Criteria.read(QueryDict(query))
    return find(snapshot(), criteria, language="pl", moment=MONDAY_NOON, section=section)


def names(answer: Found) -> list[str]:
    return [answer.snapshot.names[number] for number in answer.numbers()]


def counts(answer: Found, facet: Facet) -> dict[str, int]:
    return {option.value: option.count for option in answer.options(facet)}


@pytest.mark.parametrize(
    ("query", "within", "expected"),
    [
        ("", "attraction", ["Moszna", "Brzeg", "Łambinowice"]),
        ("", "accommodation", ["Moszna", "Hotel"]),
        ("sort=name", "", ["Brzeg", "Hotel", "Łambinowice", "Moszna", "Zegary"]),
        ("kind=castle&county=1601&county=1607", "", ["Brzeg", "Łambinowice"]),
        ("kind=castle&kind=museum&county=1601", "", ["Brzeg", "Zegary"]),
        ("access=step_free_entry", "", ["Moszna", "Łambinowice"]),
        ("access=step_free_entry&access=accessible_toilet", "", ["Moszna"]),
        ("audience=families", "", ["Moszna"]),
        ("price=free", "", ["Łambinowice"]),
        ("open=now", "", ["Moszna"]),
        ("open=unknown", "attraction", ["Łambinowice"]),
        ("section=culture", "", ["Zegary"]),
    ],
)
def test_list_holds_what_answers(region, query, within, expected):
    assert names(found(query, within)) == expected


def test_each_option_counts_what_choosing_it_would_find(region):
    for query in ("", "county=1601", "kind=castle", "access=step_free_entry", "open=now"):
        for facet in Facet:
            for option in found(query).options(facet):
                if not option.is_chosen and facet in (Facet.ACCESS, Facet.AMENITY):
                    assert found(f"{query}&{facet}={option.value}").count == option.count
                if not option.is_chosen and facet not in query and facet not in (Facet.ACCESS, Facet.AMENITY):
                    assert found(f"{query}&{facet}={option.value}").count == option.count


def test_options_of_a_facet_do_not_exclude_each_other(region):
    assert counts(found("county=1601"), Facet.COUNTY) == {"1601": 3, "1605": 1, "1607": 1}
    assert counts(found("county=1601"), Facet.KIND) == {"castle": 1, "museum": 1, "hotel": 1}


def test_places_without_hours_are_counted_and_not_forgotten(region):
    assert found("open=now").unconfirmed == 3
    assert found("open=now&kind=castle").unconfirmed == 1
    assert found("").unconfirmed == 0


def test_value_that_does_not_exist_is_named(region):
    answer = found("kind=castel&county=1601")
    assert answer.criteria.misread == ("kind=castel",)
    assert answer.count == 3


def test_hidden_place_is_in_no_count(region, section):
    page = factories.place_page(parent=section, place=factories.place(name="Tajne", kind="castle"))
    assert found("kind=castle").count == 4
    page.view_restrictions.create(restriction_type="login")
    assert found("kind=castle").count == 3


def test_nearest_come_first_and_those_without_a_pin_last(region):
    factories.place(name="Obok", kind="castle", latitude=50.9, longitude=18.2)
    assert names(found("near=50.9,18.2"))[0] == "Obok"
    assert names(found("near=50.9,18.2"))[-1] == "Hotel"


def test_newest_come_first_whatever_their_name(region):
    for name, year in (("Zegary", 2025), ("Brzeg", 2024), ("Moszna", 2023)):
        Place.objects.filter(name=name).update(first_published_at=datetime(year, 5, 1, tzinfo=WARSAW))
    content_version.bump()
    later = [name for name in names(found("sort=newest")) if name in {"Zegary", "Brzeg", "Moszna"}]
    assert later == ["Zegary", "Brzeg", "Moszna"]


# The page -------------------------------------------------------------------------------------------------------------
def page(client, address: str) -> Tag:
    answer = client.get(address)
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def words(part: Tag | None) -> str:
    assert part is not None
    return re.sub(r"\s+", " ", part.get_text()).strip()


def test_chips_undo_one_choice_each(client, region):
    shown = page(client, "/en/places/?kind=castle&county=1601")
    assert words(shown.select_one("#count")) == "1 place"
    assert {chip["href"] for chip in shown.select(".chip")} == {
        "/en/places/?kind=castle",
        "/en/places/?county=1601",
        "/en/places/",
    }


def test_list_and_map_show_the_same_places(client, region):
    shown = page(client, "/pl/places/?kind=castle&zoom=0")
    assert words(shown.select_one("#count")) == "3 miejsca"
    assert len(shown.select(".card")) == 3
    marks = shown.select("#map a > g")
    singles = [mark for mark in marks if not mark.select("text")]
    assert len(singles) + sum(int(words(mark.select_one("text"))) for mark in marks if mark.select("text")) == 3


def test_unknown_hours_are_said_with_the_way_to_them(client, region):
    shown = page(client, "/en/places/?open=now")
    link = shown.find("a", string=re.compile("have not confirmed|has not confirmed"))
    assert isinstance(link, Tag)
    assert "open=unknown" in str(link["href"])


def test_nothing_found_leads_back_to_everything(client, region):
    shown = page(client, "/en/places/?kind=museum&county=1607")
    assert "Nothing matches" in words(shown.select_one(".nothing"))
    assert shown.select_one(".nothing a[href='/en/places/']")


def test_unknown_value_is_said_on_the_page(client, region):
    assert "kind=castel" in words(page(client, "/en/places/?kind=castel").select_one(".problem"))


def test_next_page_keeps_the_filters(client, section):
    for number in range(30):
        factories.place(name=f"Zamek {number}", kind="castle")
    shown = page(client, "/en/places/?kind=castle&sort=name")
    assert len(shown.select(".card")) == 24
    assert shown.select_one("a[rel=next]")["href"] == "?kind=castle&sort=name&page=2"  # type: ignore[index]
    assert len(page(client, "/en/places/?kind=castle&sort=name&page=2").select(".card")) == 6


def test_trail_above_the_list_leads_home(client, region):
    trail = page(client, "/en/places/").select(".breadcrumbs a")
    assert [step["href"] for step in trail] == ["/en/"]


def test_other_languages_are_offered_with_the_same_choice(client, region):
    switch = page(client, "/en/attraction/?kind=castle&county=1601").select(".languages a")
    assert [link["href"] for link in switch] == [
        f"/{code}/attraction/?kind=castle&county=1601" for code in ("pl", "en", "de", "cs")
    ]


def test_map_names_its_marks_when_there_are_few(client, region):
    def shows_names(address: str) -> bool:
        return page(client, address).select_one("#map.is-named") is not None

    assert shows_names("/en/places/?at=482,673&zoom=2")
    assert not shows_names("/en/places/")
    for number in range(40):
        factories.place(latitude=50.40 + number % 8 * 0.012, longitude=17.70 + number // 8 * 0.02)
    assert not shows_names("/en/places/?at=482,673&zoom=3")


FILTERS = "kind=castle&county=1605&audience=families&access=step_free_entry&near=50.5,17.9&at=500,500&zoom=1"


@pytest.mark.parametrize(
    ("address", "queries"),
    [("/en/places/", 6), (f"/en/places/?{FILTERS}", 6), ("/en/attraction/", 9), (f"/en/attraction/?{FILTERS}", 9)],
)
def test_any_state_takes_few_queries(client, region, address, queries, django_assert_num_queries):
    client.get(address)  # locales are looked up once a process
    content_version.bump()
    with django_assert_num_queries(queries):
        client.get(address)


def test_list_of_what_is_open_is_right_until_the_end_of_the_minute(rf, region):
    from cms.places.finder.listing import PlaceList

    places = PlaceList(QueryDict("open=now"), path="/", language="pl")
    assert places.right_until is not None
    assert 0 < (places.right_until - timezone.now()).total_seconds() <= 60
    assert PlaceList(QueryDict(""), path="/", language="pl").right_until is None
