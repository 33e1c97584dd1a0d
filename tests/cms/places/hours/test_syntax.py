import random
from datetime import date, datetime

import pytest
from opening_hours import OpeningHours

from cms.places.hours.library import WARSAW
from cms.places.hours.nights import is_apart
from cms.places.hours.rules import DAY, EVERY_DAY, Hours, MonthDay, Rule, Season, Span, SpecialDays, State
from cms.places.hours.syntax import compose, parse

from .real_hours import real_opening_hours

#: “Tu-Th, Su”: the library takes the space for a new rule and opens Tuesday to Thursday day and night.
LOOSE_COMMAS = ("Tu-Th, Su", "Sa, Su", "Fr, Sa")
WEEK = frozenset(range(5))


def year(text: str) -> list:
    start, end = (datetime(number, 3, 1, tzinfo=WARSAW) for number in (2026, 2027))
    return list(OpeningHours(text, timezone=WARSAW, country="PL").intervals(start, end))


@pytest.mark.parametrize("text", real_opening_hours())
def test_real_hours_mean_the_same_after_a_round_trip(text):
    hours = parse(text)
    assert hours is not None
    for loose in LOOSE_COMMAS:
        text = text.replace(loose, loose.replace(" ", ""))
    assert year(compose(hours)) == year(text)
    assert parse(compose(hours)) == hours


@pytest.mark.parametrize(
    ("text", "canonical"),
    [
        ("Mo - Fr 10:00-12:00", None),
        ("Mo-Su 00:00-24:00", "24/7"),
        ("24/7; PH off", "24/7; PH off"),
        ("10:00 - 18:00", "Mo-Su 10:00-18:00"),
        ("Su-Th 9:00-17:00", "Mo-Th,Su 09:00-17:00"),
        ("Fr 22:00-26:00", "Fr 22:00-02:00"),
        ("Fr, Sa 22:00-02:00", "Fr-Sa 22:00-02:00"),
        ("Sa 18:00+", "Sa 18:00+"),
        ("May 1-Sep 30 Mo-Fr 10:00-12:00,13:00-17:00", "May 01-Sep 30 Mo-Fr 10:00-12:00,13:00-17:00"),
        ("Nov-Mar off", "Nov-Mar off"),
        ("Dec 25 off", "Dec 25 off"),
        ("PH 10:00-14:00", "PH 10:00-14:00"),
        ("Su,PH 10:00-14:00", "Su,PH 10:00-14:00"),
        ('Mo-Fr unknown "on appointment"', 'Mo-Fr "by appointment"'),
        ("2026 Dec 24-26 off", "2026 Dec 24-2026 Dec 26 off"),
        ("10:00-12:00; 2026 Dec 24-2027 Jan 2 11:00-12:00", "Mo-Su 10:00-12:00; 2026 Dec 24-2027 Jan 02 11:00-12:00"),
        ("off", "off"),
        ("unknown", "unknown"),
    ],
)
def test_compose_gives_one_spelling(text, canonical):
    hours = parse(text)
    assert (hours and compose(hours)) == canonical


@pytest.mark.parametrize(
    "text",
    [
        "Mo[1] 10:00-12:00",
        "sunrise-sunset",
        "easter off",
        "week 1-10 Mo 10:00-12:00",
        "SH 10:00-12:00",
        "10:00-12:00 || unknown",
        'Mo "a; b, c"',
        'Mo closed "repairs"',
        "Mo 10:00-12:00, Mo-Fr 14:00-18:00",
        "2026 Nov 11 off; Mo-Fr 10:00-12:00",
        "Apr,Oct 10:00-12:00",
        "Mo 10:00-46:00",
        "2026 Feb 30 off",
        "at noon",
        "",
        "\x00",
        "\ud800",
    ],
)
def test_parse_leaves_alone_what_the_form_cannot_say(text):
    assert parse(text) is None


def some_hours(chance: random.Random) -> Hours:
    def spans() -> tuple[Span, ...]:
        start = chance.randrange(0, DAY // 2, 15)
        ends = [start + chance.randrange(15, DAY + 1, 15), None]
        return () if chance.random() < 0.2 else (Span(start, chance.choice(ends)),)

    def when(states: list[State]) -> dict:
        state = chance.choice(states)
        return {"state": state, "spans": () if state is State.CLOSED else spans()}

    def season() -> Season | None:
        days = chance.choice([(None, None), (1, 28)])
        first, last = (MonthDay(chance.randint(1, 12), day) for day in days)
        return chance.choice([None, Season(first, last)])

    rules: list[Rule] = []
    for _number in range(chance.randint(1, 4)):
        weekdays = frozenset(chance.sample(range(7), chance.randint(0, 7)))
        holidays = not weekdays or chance.random() < 0.3
        rule = Rule(weekdays=weekdays, holidays=holidays, season=season(), **when(list(State)))
        may_add = bool(rules) and all(is_apart(rule, earlier) for earlier in rules)
        rules.append(Rule(**{**vars(rule), "adds": may_add and chance.random() < 0.5}))
    first = date(2026, 12, chance.randint(1, 24))
    days = SpecialDays(first, chance.choice([first, date(2027, 1, 2)]), **when(list(State)))
    return Hours(tuple(rules), chance.choice([(), (days,)]))


@pytest.mark.parametrize("seed", range(300))
def test_whatever_the_form_says_comes_back(seed):
    hours = some_hours(random.Random(seed))
    assert parse(compose(hours)) == hours


def test_special_days_keep_their_years():
    hours = Hours((Rule(weekdays=EVERY_DAY),), (SpecialDays(date(2026, 12, 24), date(2027, 1, 1)),))
    assert compose(hours) == "24/7; 2026 Dec 24-2027 Jan 01 off"
