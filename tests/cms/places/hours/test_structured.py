"""Opening hours for programs: exactly what readers are told, or nothing."""

from datetime import date, datetime, time, timedelta

import pytest

from cms.places.hours.evaluation import week
from cms.places.hours.library import WARSAW
from cms.places.hours.rules import DAY
from cms.places.hours.structured import DAY_NAMES, SCHEMA, structured_hours

from .real_hours import real_opening_hours

ORDINARY_WEEK, WEEK_WITH_A_HOLIDAY = date(2026, 6, 8), date(2026, 11, 9)
INDEPENDENCE_DAY = date(2026, 11, 11)
MINUTE = timedelta(minutes=1)


def open_minutes(specifications: list[dict], monday: date) -> set[int]:
    """The minutes of a week as a program reads them that knows schema.org; a named holiday has its own hours."""
    minutes: set[int] = set()
    for number in range(7):
        name = SCHEMA + DAY_NAMES[number]
        holidays = SCHEMA + "PublicHolidays"
        is_holiday = monday + timedelta(days=number) == INDEPENDENCE_DAY
        if is_holiday and any(holidays in spec["dayOfWeek"] for spec in specifications):
            name = holidays
        for spec in specifications:
            if name in spec["dayOfWeek"] and "opens" in spec:
                opens, closes = (minute_of(spec[end]) for end in ("opens", "closes"))
                closes = DAY if (opens, closes) == (0, DAY - 1) else closes + DAY * (closes < opens)
                minutes.update(range(DAY * number + opens, DAY * number + closes))
    return minutes


def minute_of(clock: str) -> int:
    read = time.fromisoformat(clock)
    return read.hour * 60 + read.minute


def evaluated_minutes(text: str, monday: date) -> set[int]:
    midnight = datetime.combine(monday, time(), WARSAW)
    return {
        minute
        for _day, openings in week(text, monday)
        for opening in openings
        for minute in range((opening.start - midnight) // MINUTE, (opening.end - midnight) // MINUTE)
    }


@pytest.mark.parametrize("monday", [ORDINARY_WEEK, WEEK_WITH_A_HOLIDAY])
@pytest.mark.parametrize("text", real_opening_hours())
def test_what_programs_read_is_what_the_clock_says(text, monday):
    if said := structured_hours(text).usual:
        assert open_minutes(said, monday) == evaluated_minutes(text, monday)


def test_nearly_all_hours_that_people_wrote_can_be_said():
    unsaid = [text for text in real_opening_hours() if not structured_hours(text).usual]
    assert unsaid == ["Mo-Su 12:00+", "Mo-Th,Su 14:00-21:00; Fr-Sa 14:00-22:00; PH unknown"]


def test_night_ends_on_the_next_day_and_midnight_is_no_time_of_this_one():
    said = structured_hours("Fr 12:00-02:00; Sa 12:00-24:00").usual
    assert [(spec["opens"], spec["closes"]) for spec in said] == [("12:00", "02:00"), ("12:00", "00:00")]
    assert all(time.fromisoformat(spec["closes"]) < time.fromisoformat(spec["opens"]) for spec in said)


def test_closed_holidays_and_exceptions_are_days_without_times():
    said = structured_hours("Mo-Fr 09:00-17:00; PH off; 2026 Dec 24-2026 Dec 26 off; 2026 Dec 31 10:00-14:00")
    assert said.usual[1] == {"@type": "OpeningHoursSpecification", "dayOfWeek": [SCHEMA + "PublicHolidays"]}
    assert said.special == [
        {"@type": "OpeningHoursSpecification", "validFrom": "2026-12-24", "validThrough": "2026-12-26"},
        {
            "@type": "OpeningHoursSpecification",
            "validFrom": "2026-12-31",
            "validThrough": "2026-12-31",
            "opens": "10:00",
            "closes": "14:00",
        },
    ]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "whenever",
        "Mo-Fr 09:00-17:00; Sa by appointment",
        'Mo-Fr 09:00-17:00; Sa "by appointment"',
        "Mo-Fr 09:00-17:00; Sa unknown",
        "Mo-Fr 09:00-17:00; Sa 18:00+",
        "May-Sep: 09:00-17:00",
        "Mo-Fr 09:00-17:00; Dec off",
        "PH off; Mo-Fr 09:00-17:00",
        "Mo-Fr sunrise-sunset",
        "Mo-Fr 09:00-17:00; 2026 Dec 24-2026 Dec 31 off; 2026 Dec 27 10:00-14:00",
        "Mo-Fr 09:00-17:00; 2026 Dec 24 unknown",
    ],
)
def test_what_cannot_be_said_exactly_is_not_said_at_all(text):
    said = structured_hours(text)
    assert (said.usual, said.special) == ([], [])
