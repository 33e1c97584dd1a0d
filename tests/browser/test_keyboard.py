"""Every template by keyboard alone: Tab reaches all that can be used, shows where it is, and gets out at the end."""

from typing import Any

import pytest
from playwright.sync_api import Page

from tests import portal
from tests.browser.test_intranet import ADDRESSES, build_world, enter_as

#: What belongs to every account; the first that asks for it shows how one confirms who one is.
OWN_ACCOUNT = [
    "/account/reauthenticate/",
    "/account/email/",
    "/account/password/change/",
    "/account/2fa/",
    "/account/2fa/webauthn/",
    "/account/2fa/totp/activate/",
    "/account/sessions/",
    "/account/logout/",
    "/intranet/profile/erase/",
]
#: What Tab should reach, as the document has it. Of radio buttons with one name Tab reaches one.
USABLE = """() => {
  const named = new Set();
  const found = [...document.querySelectorAll("a[href], button, input, select, textarea, summary, [tabindex]")]
    .filter(one => one.tabIndex >= 0 && !one.disabled && one.type !== "hidden")
    .filter(one => one.checkVisibility({visibilityProperty: true, contentVisibilityAuto: false}))
    .filter(one => one.type !== "radio" || (!named.has(one.name) && named.add(one.name)));
  found.forEach((one, number) => one.type === "radio"
    ? document.getElementsByName(one.name).forEach(other => other.dataset.stop = number) : one.dataset.stop = number);
  return found.length;
}"""
#: Where the focus is: its number, and what a person who looks for it would miss there. Null outside of the page.
FOCUSED = """() => {
  const one = document.activeElement;
  if (!one || one === document.body) return null;
  const stop = one.dataset.stop ?? "-1";
  if (one === window.lookedAt) return {stop, wrong: []};  // a date has stops inside; a second look would begin anew
  window.lookedAt = one;
  const parts = [...one.querySelectorAll("*")];
  for (let part = one; part && parts.push(part) && part !== document.body;) part = part.parentElement;
  const look = () => JSON.stringify(parts.flatMap(part => [null, "::before", "::after"].map(pseudo => {
    const style = getComputedStyle(part, pseudo);
    return [style.outline, style.boxShadow, style.backgroundColor, style.borderColor, style.fill, style.stroke];
  })));
  const focused = look();
  one.blur();
  const isMarked = look() !== focused;
  one.focus({preventScroll: true});
  const box = one.getBoundingClientRect();
  const isSeen = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const html = one.outerHTML.slice(0, 120);
  return {stop, wrong: [[isMarked, "unmarked"], [isSeen, "unseen"]]
    .filter(([isRight]) => !isRight).map(([_isRight, word]) => `${word}: ${html}`)};
}"""


def walk(page: Page) -> tuple[list[int], list[str]]:
    """The stops from the first to the last, and what was wrong at them."""
    stops: list[int] = []
    wrong: list[str] = []
    expected = page.evaluate(USABLE)
    for _step in range(2 * expected + 10):
        page.keyboard.press("Tab")
        at: dict[str, Any] | None = page.evaluate(FOCUSED)
        if at is None or (stops and at["stop"] == "0"):
            break  # out at the end, where some browsers begin again
        wrong += at["wrong"]
        stops.append(int(at["stop"]))
    missed = sorted(set(range(expected)) - set(stops))
    texts = [
        page.locator(f"[data-stop='{stop}']").first.evaluate("one => one.outerHTML.slice(0, 120)") for stop in missed
    ]
    return stops, wrong + [f"never reached: {text}" for text in texts]


@pytest.mark.django_db(transaction=True)
def test_tab_reaches_everything_in_the_order_of_the_page(page: Page, live_server, transactional_db):
    portal.build()
    page.emulate_media(reduced_motion="reduce")  # else the focus runs ahead of the page that scrolls after it
    problems = []
    for address in portal.ADDRESSES:
        if "nie-ma" in address:
            continue  # the console complains of a 404
        page.goto(live_server.url + address)
        stops, wrong = walk(page)
        if stops != sorted(stops):
            wrong.append(f"jumps: {stops}")
        problems += [f"{address} {problem}" for problem in wrong]
    assert not problems, "\n".join(problems)


@pytest.mark.django_db(transaction=True)
def test_tab_reaches_everything_in_the_intranet(page: Page, live_server, transactional_db):
    """And, for one person, in all that belongs to an account."""
    people, numbers = build_world()
    people["superuser"].set_password("opolskie-demo-2026")
    people["superuser"].save()
    page.emulate_media(reduced_motion="reduce")
    problems = []
    for role, addresses in (ADDRESSES | {"superuser": OWN_ACCOUNT}).items():
        page.context.clear_cookies()
        enter_as(page.context, people[role], live_server.url)
        for address in addresses:
            page.goto(live_server.url + address.format(**numbers))
            stops, wrong = walk(page)
            if not stops or stops != sorted(stops):
                wrong.append(f"jumps: {stops}")
            problems += [f"{role} {address} {problem}" for problem in wrong]
    assert not problems, "\n".join(problems)


@pytest.mark.django_db(transaction=True)
def test_the_walk_minds_what_it_is_there_for(page: Page):
    page.set_content(
        "<html lang=pl><style>#plain:focus { outline: none }</style>"
        "<a href=#a>a</a> <a href=#b id=plain>b</a> <a href=#c style='position: fixed; top: -99px'>c</a>"
        "<a href=#d>d</a> <a href=#e onfocus='this.previousElementSibling.focus()'>e</a>"
    )
    _stops, wrong = walk(page)
    assert any(word.startswith("unmarked") and "plain" in word for word in wrong)
    assert any(word.startswith("unseen") and "-99px" in word for word in wrong)
    assert any(word.startswith("never reached") and "onfocus" in word for word in wrong)
