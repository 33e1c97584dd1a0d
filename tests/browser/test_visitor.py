"""Visitors with a keyboard only, a phone, no scripts, or a printer, from the front door to a place."""

import re
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, CDPSession, Page, expect

from cms.places.models import Audience
from home.models import HomePage
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)
PHONE: dict[str, Any] = {
    "viewport": {"width": 320, "height": 640},
    "has_touch": True,
    "locale": "pl-PL",
    "reduced_motion": "reduce",
}


@pytest.fixture
def site(transactional_db, live_server) -> str:
    home = HomePage.objects.get(locale__language_code="pl")
    section = factories.section_page(parent=home, title="Atrakcje", slug="atrakcje")
    castle = factories.place(name="Zamek w Mosznej", county_id="1605", opening_hours="Mo-Su 10:00-18:00")
    castle.audiences = list(Audience.objects.filter(code="families"))
    castle.save()
    factories.place_page(parent=section, place=castle, slug="moszna", summary="Zamek i park. " * 20)
    factories.place(
        external_id="wieza", name="Wieża Piastowska", kind="tower", county_id="1661", latitude=50.67, longitude=17.92
    )
    for number in range(6):
        factories.place(name=f"Pod bokiem {number}", kind="cafe", section="gastronomy", latitude=50.45)
    return str(live_server.url)


def titles(page: Page) -> list[str]:
    return page.locator(".card-title").all_text_contents()


def plain(chromium: Browser) -> BrowserContext:
    return chromium.new_context(java_script_enabled=False, locale="pl-PL")


def test_keyboard_leads_from_the_skip_link_over_the_counties_to_a_place(page: Page, site):
    page.goto(f"{site}/pl/")
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Przejdź do treści")).to_be_focused()
    expect(page.get_by_role("link", name="Przejdź do treści")).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#content")).to_be_focused()
    county = page.locator(".county-map").get_by_role("link", name="powiat krapkowicki")
    while not county.evaluate("link => link === document.activeElement"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/pl/places/?county=1605")
    expect(page.locator("#count")).to_have_text("1 miejsce")
    page.get_by_role("link", name="Zamek w Mosznej", exact=True).first.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Zamek w Mosznej")


def test_focus_is_seen_on_every_stop_of_a_list(page: Page, site):
    page.emulate_media(reduced_motion="reduce")
    page.goto(f"{site}/pl/atrakcje/")
    unseen = []
    for _ in range(60):
        page.keyboard.press("Tab")
        stop = page.evaluate(
            """() => {
              const at = document.activeElement;
              if (at === document.body) return null;
              const shapes = [at, at.closest(".card"), at.closest(".finder-map"), ...at.querySelectorAll("circle")];
              const seen = shapes.filter(Boolean).some((shape) => {
                const style = getComputedStyle(shape);
                const box = shape.getBoundingClientRect();
                const isYellow = shape.tagName === "circle" && style.fill === "rgb(242, 194, 48)";
                const isInView = box.width > 0 && box.bottom > 0 && box.top < innerHeight;
                return isInView && (isYellow || style.outlineStyle !== "none");
              });
              return seen ? "" : at.outerHTML.slice(0, 120);
            }"""
        )
        if stop is None:
            break
        if stop:
            unseen.append(stop)
    assert unseen == []


def test_map_is_one_key_away_and_names_what_it_marks(page: Page, site):
    page.goto(f"{site}/pl/atrakcje/")
    page.get_by_role("link", name="Do mapy").press("Enter")
    expect(page.locator("#map")).to_be_focused()
    page.keyboard.press("+")
    expect(page.locator("#map svg")).to_have_attribute("data-zoom", "1")
    expect(page.locator("#map .mark-name", has_text="Wieża Piastowska")).to_be_visible()
    page.locator("#map").get_by_text("Mapa w słowach").press("Enter")
    page.locator("#map").get_by_role("link", name="powiat krapkowicki").press("Enter")
    expect(page.locator("#count")).to_have_text("1 miejsce")


def test_wheel_scrolls_the_page_until_the_map_is_touched(page: Page, site):
    page.goto(f"{site}/pl/atrakcje/")
    page.locator("#map svg").hover()
    page.mouse.wheel(0, 200)
    page.wait_for_function("scrollY > 0")
    expect(page.locator("#map svg")).to_have_attribute("viewBox", re.compile(r"^0(\.0)? 0(\.0)? 1000"))
    page.keyboard.down("Control")
    page.mouse.wheel(0, -200)
    page.keyboard.up("Control")
    expect(page.locator("#map svg")).to_have_attribute("data-zoom", "1")


def touch(session: CDPSession, kind: str, *points: tuple[float, float]) -> None:
    touches = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(points)]
    session.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": touches})


def test_two_fingers_zoom_the_map_and_one_drags_it(chromium: Browser, site):
    context = chromium.new_context(**PHONE)
    page = context.new_page()
    page.goto(f"{site}/pl/atrakcje/")
    page.get_by_role("link", name="Do mapy").tap()
    page.locator("#map svg").scroll_into_view_if_needed()
    box = page.locator("#map svg").bounding_box()
    assert box
    x, y = box["x"] + box["width"] / 2, box["y"] + box["height"] / 3
    fingers = context.new_cdp_session(page)
    touch(fingers, "touchStart", (x - 20, y), (x + 20, y))
    for apart in (40, 60, 80):
        touch(fingers, "touchMove", (x - apart, y), (x + apart, y))
    touch(fingers, "touchEnd")
    expect(page.locator("#map svg")).to_have_attribute("data-zoom", "2")
    seen = page.locator("#map svg").get_attribute("viewBox")
    touch(fingers, "touchStart", (x, y))
    for way in (10, 40, 80):
        touch(fingers, "touchMove", (x - way, y))
    touch(fingers, "touchEnd")
    expect(page.locator("#map svg")).not_to_have_attribute("viewBox", seen or "")
    expect(page).to_have_url(re.compile("zoom=2"))
    context.close()


def test_near_me_is_asked_only_when_pressed_and_sorts_by_distance(chromium: Browser, site):
    place: Any = {"latitude": 50.66123, "longitude": 17.92321}
    context = chromium.new_context(locale="pl-PL", geolocation=place, permissions=["geolocation"])
    context.add_init_script(
        """window.asked = 0;
        const ask = Geolocation.prototype.getCurrentPosition;
        Geolocation.prototype.getCurrentPosition = function (...rest) {
          window.asked += 1;
          return ask.apply(this, rest);
        };"""
    )
    page = context.new_page()
    for address in ("/pl/", "/pl/atrakcje/"):
        page.goto(site + address)
        assert page.evaluate("window.asked") == 0
        page.get_by_role("button", name="Blisko mnie").click()
        expect(page).to_have_url(re.compile(r"near=50\.66(%2C|,)17\.92$"))
        assert titles(page)[0] == "Wieża Piastowska"
        expect(page.locator(".card .eyebrow").first).to_contain_text("1,1 km")
        expect(page.get_by_label("Kolejność")).to_have_value("distance")
    context.close()


def test_refused_position_is_explained(chromium: Browser, site):
    context = chromium.new_context(locale="pl-PL", permissions=[])
    page = context.new_page()
    page.goto(f"{site}/pl/atrakcje/")
    page.get_by_role("button", name="Blisko mnie").click()
    expect(page.get_by_role("alert")).to_contain_text("Przeglądarka nie podaje, gdzie jesteś")
    context.close()


def test_order_changes_in_place_and_goes_back(page: Page, site):
    page.goto(f"{site}/pl/places/")
    page.get_by_label("Kolejność").select_option("name")
    expect(page.locator(".card-title").first).to_have_text("Pod bokiem 0")
    expect(page).to_have_url(re.compile("sort=name"))
    page.go_back()
    expect(page.locator(".card-title").first).to_have_text("Zamek w Mosznej")


def test_other_language_keeps_what_was_chosen_in_place(page: Page, site):
    page.goto(f"{site}/pl/atrakcje/")
    page.get_by_text("Rodzaj", exact=True).first.click()
    page.get_by_role("checkbox", name="wieża").check()
    expect(page.locator("#count")).to_have_text("1 miejsce")
    page.get_by_role("link", name="Deutsch").click()
    expect(page.locator("#count")).to_have_text("1 Ort")
    expect(page.get_by_role("link", name="Entfernen: Turm")).to_be_visible()


def test_without_scripts_the_way_leads_from_home_to_a_report(chromium: Browser, site):
    context = plain(chromium)
    page = context.new_page()
    page.goto(f"{site}/pl/")
    expect(page.get_by_role("button", name="Blisko mnie")).to_be_hidden()
    page.get_by_role("link", name="rodziny z dziećmi").click()
    page.get_by_label("Kolejność").select_option("name")
    page.get_by_role("button", name="Pokaż").click()
    expect(page).to_have_url(re.compile("audience=families.*sort=name"))
    page.get_by_role("link", name="Usuń: rodziny z dziećmi").click()
    page.get_by_role("link", name="Wieża Piastowska", exact=True).first.click()
    page.get_by_role("link", name="Zgłoś błąd").click()
    page.get_by_label("Co się nie zgadza?").select_option(index=1)
    page.get_by_label("Twój opis").fill("Wieża jest wyższa.")
    page.get_by_role("button", name="Wyślij").click()
    expect(page.locator("main").get_by_role("status")).to_contain_text("Dziękujemy")
    context.close()


def test_scripts_spare_the_button_that_sends_the_choice(page: Page, site):
    page.goto(f"{site}/pl/atrakcje/")
    expect(page.get_by_role("button", name="Pokaż")).to_be_hidden()
    expect(page.get_by_role("button", name="Blisko mnie")).to_be_visible()


def test_place_prints_on_one_page(page: Page, site):
    for address in ("/pl/atrakcje/moszna/", "/pl/listing/wieza/"):
        page.goto(site + address)
        printed = page.pdf(format="A4")
        assert len(re.findall(rb"/Type\s*/Page\b", printed)) == 1, address


def test_header_of_the_narrowest_window_leads_everywhere(chromium: Browser, site):
    """320 px is also a desk of 1280 px at 400 % zoom."""
    context = chromium.new_context(**PHONE)
    page = context.new_page()
    page.goto(f"{site}/pl/atrakcje/moszna/")
    for name in ("English", "Deutsch", "česky"):
        expect(page.get_by_role("navigation", name="Język").get_by_role("link", name=name)).to_be_in_viewport()
    last = page.get_by_role("navigation", name="Menu główne").get_by_role("link").last
    last.focus()
    expect(last).to_be_in_viewport(ratio=1)
    context.close()


@pytest.mark.parametrize(
    ("scheme", "sky"),
    [("light", {"#cfe3ee", "#f6dfae", "#f4d3c0", "#9cc7cf"}), ("dark", {"#1d3050", "#43304a", "#263a5c", "#17414c"})],
)
def test_posters_follow_the_scheme(chromium: Browser, site, scheme, sky):
    context = chromium.new_context(color_scheme=scheme)
    page = context.new_page()
    page.goto(f"{site}/pl/places/")
    skies = page.locator(".card .poster").evaluate_all(
        "posters => posters.map((poster) => getComputedStyle(poster).getPropertyValue('--poster-sky').trim())"
    )
    assert skies
    assert set(skies) <= sky
    context.close()


def test_nothing_moves_for_who_wants_it_still(chromium: Browser, site):
    context = chromium.new_context(reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{site}/pl/")
    lengths = page.evaluate("[...document.querySelectorAll('*')].map((e) => getComputedStyle(e).transitionDuration)")
    assert set(lengths) == {"0s"}
    context.close()


def test_forced_colours_keep_marks_and_choices_apart(chromium: Browser, site):
    context = chromium.new_context(forced_colors="active")
    page = context.new_page()
    page.goto(f"{site}/pl/atrakcje/")
    fill = "mark => getComputedStyle(mark).fill"
    verified = page.locator(".mark-verified circle").first.evaluate(fill)
    assert verified != page.locator(".mark:not(.mark-verified) circle").first.evaluate(fill)
    assert page.locator(".facet summary").first.evaluate("box => getComputedStyle(box).borderStyle") == "solid"
    context.close()
