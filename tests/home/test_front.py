"""The front door: what to do today, who is coming, where to, and what the cluster is."""

import itertools
from datetime import datetime

from bs4 import BeautifulSoup, Tag

from cms.cluster.models import ClusterPage
from cms.places.hours.library import WARSAW
from cms.places.maps import region_outline
from cms.places.models import Audience
from cms.places.templatetags.place_components import SHADES
from home.front import DRAWINGS, FrontPage
from tests import factories


def door(client, language: str = "pl") -> BeautifulSoup:
    answer = client.get(f"/{language}/")
    assert answer.status_code == 200
    return BeautifulSoup(answer.content, "html.parser")


def part(page: BeautifulSoup, name: str) -> Tag:
    found = page.select_one(f"section[aria-labelledby={name}]")
    assert found is not None
    return found


def titles(found: Tag) -> list[str]:
    return [title.get_text(strip=True) for title in found.select(".card-title")]


def test_today_comes_what_to_do_before_where_to_eat_and_nothing_that_is_closed(client, section):
    factories.place(name="Kawiarnia", kind="cafe", section="gastronomy", opening_hours="24/7")
    factories.place(name="Wieża", kind="tower", opening_hours="24/7")
    factories.place_page(parent=section, place=factories.place(name="Zamek", opening_hours="24/7"))
    factories.place(name="Zamknięte", opening_hours="off")
    factories.place(name="Nie wiadomo")
    today = part(door(client), "today")
    assert titles(today) == ["Zamek", "Wieża", "Kawiarnia"]
    assert today.select_one("a[href='/pl/places/?open=now']")


def test_nothing_open_today_leaves_no_empty_heading(client, section):
    factories.place(name="Zamknięte", opening_hours="off")
    assert "Dziś otwarte" not in door(client).get_text()


def test_who_is_coming_finds_places_that_suit(client, section):
    place = factories.place()
    place.audiences = list(Audience.objects.filter(code__in=("families", "cyclists")))
    place.save()
    ways = part(door(client, "en"), "for-whom").select("a")
    assert [way["href"] for way in ways] == ["/en/places/?audience=cyclists", "/en/places/?audience=families"]
    assert "1 place" in ways[0].get_text()
    assert all(way.select_one(".poster") for way in ways)


def test_every_audience_has_a_drawing(db):
    assert set(Audience.objects.values_list("code", flat=True)) == set(DRAWINGS)


def test_each_county_is_a_link_on_the_drawn_map_and_in_words(client, section):
    for teryt, _path in region_outline().counties:
        factories.place(county_id=teryt)
    page = door(client, "de")
    drawn = {link["href"]: link["aria-label"] for link in page.select(".county-map a")}
    assert len(drawn) == 12
    assert drawn["/de/places/?county=1607"] == "Landkreis Nysa"
    assert [link["href"] for link in part(page, "by-county").select("a")] == list(drawn)


def test_no_two_neighbouring_counties_have_the_same_shade():
    borders = {teryt: set(path.strip("MZ").replace("ZM", " ").split(" ")) for teryt, path in region_outline().counties}
    touching = 0
    for one, other in itertools.combinations(borders, 2):
        if len(borders[one] & borders[other]) > 12:
            touching += 1
            assert SHADES.get(one) != SHADES.get(other), (one, other)
    assert touching > 12


def test_wall_shows_other_places_than_today_and_another_choice_each_day(section, monkeypatch):
    for number in range(30):
        factories.place_page(
            parent=section,
            place=factories.place(name=f"Zamek {number}", opening_hours="24/7" if number < 3 else ""),
            slug=f"zamek-{number}",
        )

    def walls(day: int) -> tuple[set[str], set[str]]:
        monkeypatch.setattr("home.front.timezone.localtime", lambda: datetime(2026, 6, day, 9, tzinfo=WARSAW))
        front = FrontPage(language="pl")
        return {card.title for card in front.today}, {card.title for card in front.wall}

    (today, wall), (_today, next_wall) = walls(1), walls(2)
    assert len(today) == 3
    assert len(wall) == 12
    assert not today & wall
    assert wall != next_wall


def test_where_you_are_is_only_a_button(client, section):
    button = door(client).select_one("button[data-near-me]")
    assert button
    assert button["data-near-me"] == "/pl/places/"
    assert "Przeglądarka" in button["data-refusal"]


def test_cluster_is_explained_once_it_has_a_page(client, home):
    assert door(client).select_one(".band-blue") is None
    factories.publish(ClusterPage(title="Klaster", slug="klaster", summary="Razem."), parent=home)
    teaser = part(door(client), "cluster")
    assert teaser.select_one("a[href='/pl/klaster/']").get_text(strip=True) == "Czym jest klaster"  # type: ignore[union-attr]


def test_door_of_an_empty_region_stands(client, home):
    assert door(client).select_one("h1")


def test_footer_leads_to_every_section_the_cluster_and_help(client, home, section):
    factories.publish(ClusterPage(title="Klaster", slug="klaster", summary="Razem."), parent=home)
    footer = door(client).select_one("footer")
    assert footer
    assert [title.get_text() for title in footer.select(".title")] == ["Odkrywaj", "Klaster", "Pomoc"]
    links = [link["href"] for link in footer.select("nav a")]
    assert links == ["/pl/attraction/", "/pl/places/", "/pl/klaster/", "/account/login/"]
