from datetime import UTC, date, datetime, time, timedelta

import pytest

from cms.places.hours.evaluation import OpenState, state_at, week
from cms.places.hours.library import WARSAW
from cms.places.hours.rules import State

MONDAY = date(2026, 11, 9)  # Wednesday of that week is Independence Day


def at(day: int, clock: str, month: int = 11, year: int = 2026) -> datetime:
    return datetime.combine(date(year, month, day), time.fromisoformat(clock), WARSAW)


def clocks(text: str, first_day: date = MONDAY) -> list[list[str]]:
    return [[f"{o.start:%H:%M}-{o.end:%H:%M}" for o in openings] for _day, openings in week(text, first_day)]


def test_state_says_until_when():
    assert state_at("Mo-Fr 10:00-18:00", at(9, "12:00")) == OpenState(State.OPEN, at(9, "18:00"))
    assert state_at("Mo-Fr 10:00-18:00", at(9, "18:00")) == OpenState(State.CLOSED, at(10, "10:00"))


def test_state_is_of_warsaw_whatever_the_clock_asked_with():
    moment = datetime(2026, 11, 9, 8, 30, tzinfo=UTC)  # 9:30 in Warsaw
    assert state_at("Mo-Fr 09:00-10:00", moment).state is State.OPEN
    assert state_at("Mo-Fr 09:00-10:00", moment.replace(hour=9)).state is State.CLOSED
    assert state_at("Mo-Fr 09:00-10:00", datetime(2026, 11, 9, 9, 30)).state is State.OPEN


def test_polish_holidays_are_known():
    assert state_at("Mo-Fr 10:00-18:00; PH off", at(11, "12:00")).state is State.CLOSED
    assert state_at("Mo-Fr 10:00-18:00; PH off", at(4, "12:00", month=6)).state is State.CLOSED  # Corpus Christi


@pytest.mark.parametrize("separator", ["; ", ", "])
def test_night_lasts_although_the_next_day_has_a_rule_of_its_own(separator):
    text = f"Fr 09:00-01:00{separator}Sa 12:00-03:00{separator}Su 12:00-20:00"
    assert state_at(text, at(14, "00:30")) == OpenState(State.OPEN, at(14, "01:00"))
    assert state_at(text, at(15, "02:59")).state is State.OPEN
    assert state_at(text, at(15, "03:00")) == OpenState(State.CLOSED, at(15, "12:00"))


def test_night_before_a_closed_day_lasts():
    text = "Mo-Sa 18:00-02:00; Su off; PH off; 2026 Nov 13 off"
    assert state_at(text, at(15, "01:00")).state is State.OPEN  # Saturday night
    assert state_at(text, at(15, "19:00")).state is State.CLOSED
    assert state_at(text, at(11, "01:00")).state is State.OPEN  # the night before Independence Day
    assert state_at(text, at(12, "01:00")).state is State.CLOSED
    assert state_at(text, at(13, "01:00")).state is State.OPEN
    assert state_at(text, at(14, "01:00")).state is State.CLOSED


@pytest.mark.parametrize("minutes", range(0, 24 * 60, 30))
def test_on_the_days_on_which_clocks_change_it_is_open_or_closed(minutes):
    text, clock = "Fr,Sa 20:00-05:00", timedelta(minutes=minutes)
    for sunday in (datetime(2027, 3, 28), datetime(2027, 10, 31)):
        state = state_at(text, sunday + clock)
        assert state.state is (State.OPEN if minutes < 300 else State.CLOSED)
        until = sunday + (timedelta(hours=5) if minutes < 300 else timedelta(days=5, hours=20))
        assert state.until == until.replace(tzinfo=WARSAW)
    assert [day for day, openings in week(text, date(2027, 3, 22)) if openings] == [
        date(2027, 3, 26),
        date(2027, 3, 27),
    ]


def test_by_appointment_is_not_simply_open():
    assert state_at('"by appointment"', at(9, "12:00")) == OpenState(State.UNKNOWN, None, by_appointment=True)
    assert state_at('Mo 10:00-12:00 unknown "on appointment"', at(9, "11:00")).by_appointment


@pytest.mark.parametrize("text", ["", " ", "at noon", "\x00", "\ud800", "Mo 10:00-", "x" * 2000])
def test_unreadable_text_is_unknown(text):
    assert state_at(text, at(9, "12:00")) == OpenState(State.UNKNOWN)
    assert clocks(text) == [[]] * 7


def test_always_open_has_no_end():
    assert state_at("24/7", at(9, "12:00")) == OpenState(State.OPEN)
    assert clocks("24/7") == [["00:00-00:00"]] * 7


def test_sunset_depends_on_the_place():
    west = state_at("sunrise-sunset", at(9, "12:00"), 50.6, 17.9).until
    east = state_at("sunrise-sunset", at(9, "12:00"), 50.6, 23.9).until
    assert west
    assert east
    assert timedelta(minutes=20) < west - east < timedelta(minutes=30)
    assert state_at("sunrise-sunset", at(9, "12:00"), 999, 0).state is State.OPEN


def test_hostile_text_is_answered_at_once():
    assert state_at("Feb 30 10:00-10:00/00:00", at(9, "12:00")).state in State


def test_change_to_winter_time_keeps_the_clock():
    assert state_at("Su 10:00-18:00", at(25, "12:00", month=10)).until == at(25, "18:00", month=10)
    assert state_at("Sa 20:00-04:00; Su 10:00-18:00", at(24, "23:00", month=10)).until == at(25, "04:00", month=10)


def test_week_shows_a_night_on_the_day_on_which_it_begins():
    assert clocks("Mo-Th 12:00-22:00; Fr-Sa 12:00-02:00; Su,PH 12:00-20:00") == [
        ["12:00-22:00"],
        ["12:00-22:00"],
        ["12:00-20:00"],
        ["12:00-22:00"],
        ["12:00-02:00"],
        ["12:00-02:00"],
        ["12:00-20:00"],
    ]


def test_week_starts_on_any_day_and_leaves_out_the_night_before():
    table = week("Mo-Su 22:00-02:00", date(2026, 11, 12))
    assert [day.weekday() for day, _openings in table] == [3, 4, 5, 6, 0, 1, 2]
    assert all(len(openings) == 1 for _day, openings in table)


def test_week_shows_several_times_a_day():
    assert clocks("Mo 09:00-12:00,13:00-17:00")[0] == ["09:00-12:00", "13:00-17:00"]
