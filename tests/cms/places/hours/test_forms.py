"""The editor's form, as a browser without JavaScript sends it."""

from typing import Any

import pytest
from django.forms import CharField, Form
from django.http import QueryDict
from wagtail.admin.panels import ObjectList

from cms.places.hours.forms import OpeningHoursField
from cms.places.hours.panels import OpeningHoursPanel
from cms.places.hours.validation import validate_opening_hours
from cms.places.hours.widgets import OpeningHoursWidget
from cms.places.models import Place

from .real_hours import real_opening_hours

WEEKDAYS = range(5)


class HoursForm(Form):
    hours = OpeningHoursField(required=False)


class PlainForm(Form):
    hours = CharField(required=False, widget=OpeningHoursWidget, validators=[validate_opening_hours])


def row(number: int, *, kind: str = "rules", days: Any = (), **parts: str) -> dict[str, str]:
    typed = {"state": "closed" if kind == "exceptions" else "open", **parts, **{f"weekday_{day}": "on" for day in days}}
    return {f"hours-{kind}-{number}-{part}": value for part, value in typed.items()}


def post(*rows: dict[str, str], mode: str = "rows", raw: str = "", stored: str = "") -> QueryDict:
    data = QueryDict(mutable=True)
    data.update({"hours-mode": mode, "hours-raw": raw, "hours-stored": stored})
    for kind in ("rules", "exceptions"):
        data.update({f"hours-{kind}-TOTAL_FORMS": "9", f"hours-{kind}-INITIAL_FORMS": "0"})
    for typed in rows:
        data.update(typed)
    return data


def text_of(*rows: dict[str, str], **more: str) -> str:
    form = HoursForm(post(*rows, **more))
    assert form.is_valid(), form.errors
    return form.cleaned_data["hours"]


def errors_of(*rows: dict[str, str]) -> list[str]:
    return [str(message) for message in HoursForm(post(*rows)).errors["hours"]]


TIMES = {"from_1": "9:00", "to_1": "17.30"}


def test_rows_become_text():
    assert (
        text_of(
            row(0, days=WEEKDAYS, first_month="5", last_month="9", **TIMES, from_2="18", to_2="20:00"),
            row(1, holidays="on", state="closed"),
            row(2, days=[5], state="appointment"),
            row(0, kind="exceptions", first="2026-12-24", last="2027-01-02"),
            row(1, kind="exceptions", first="2026-05-04", state="open", from_1="10", to_1="12"),
        )
        == 'May-Sep Mo-Fr 09:00-17:30,18:00-20:00; Sa "by appointment"; PH off; '
        "2026 Dec 24-2027 Jan 02 off; 2026 May 04 10:00-12:00"
    )


@pytest.mark.parametrize(
    ("typed", "text"),
    [
        (row(0, **TIMES), "Mo-Su 09:00-17:30"),
        (row(0, days=range(7), holidays="on", **TIMES), "Mo-Su,PH 09:00-17:30"),
        (row(0, state="all-day"), "24/7"),
        (row(0, from_1="22:00", to_1="2:00"), "Mo-Su 22:00-02:00"),
        (row(0, from_1="12:00", open_end="on"), "Mo-Su 12:00+"),
        (row(0, first_month="11", last_month="2", state="closed"), "Nov-Feb off"),
        (row(0, first_month="5", last_month="9", last_day="15", **TIMES), "May 01-Sep 15 09:00-17:30"),
        (row(0, first_month="12", first_day="25", last_month="12", last_day="25", state="closed"), "Dec 25 off"),
        (row(7, **TIMES), "Mo-Su 09:00-17:30"),
        ({}, ""),
        ({**row(0), **row(1), **row(0, kind="exceptions")}, ""),
    ],
)
def test_row_says_what_people_mean(typed, text):
    assert text_of(typed) == text


def test_row_for_holidays_counts_wherever_it_stands():
    holidays = row(0, holidays="on", state="closed")
    assert text_of(holidays, row(1, **TIMES)) == "Mo-Su 09:00-17:30; PH off"


def test_hours_past_midnight_are_written_so_that_the_next_day_keeps_them():
    friday, saturday = row(0, days=[4], from_1="12", to_1="2"), row(1, days=[5], from_1="12", to_1="20")
    assert text_of(friday, saturday) == "Fr 12:00-02:00, Sa 12:00-20:00"


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        (row(0, from_1="9:00"), "Row 1: The closing time is missing."),
        (row(0, to_1="9:00"), "Row 1: The opening time is missing."),
        (row(0, days=[1]), "Row 1: The times are missing."),
        (row(0, from_1="nine", to_1="17:00"), "Row 1: “nine” is not a time such as 9:00"),
        (row(0, from_1="25:00", to_1="9"), "Row 1: “25:00” is not a time"),
        (row(0, from_1="10:75", to_1="12:00"), "Row 1: “10:75” is not a time"),
        (row(0, from_1="24:00", to_1="2:00"), "Row 1: An opening time of 24:00 belongs to the next day"),
        (row(0, state="closed", **TIMES), "Row 1: Times are given although it is “closed”"),
        (row(0, open_end="on", **TIMES), "Row 1: “No fixed closing time” is ticked"),
        (row(0, first_month="5", **TIMES), "Row 1: A season needs its first and its last month."),
        (row(0, first_month="6", first_day="31", last_month="7", **TIMES), "Row 1: June has only 30 days."),
        (row(0, kind="exceptions", last="2026-12-24"), "Exception 1: The first day is missing."),
        (row(0, kind="exceptions", first="2026-12-24", last="2026-12-01"), "Exception 1: The last day comes before"),
        (row(0, kind="exceptions", first="tomorrow"), "Exception 1: Enter a date such as 2026-12-24."),
    ],
)
def test_wrong_row_is_named_with_what_would_be_right(typed, error):
    messages = errors_of(typed)
    assert len(messages) == 1
    assert messages[0].startswith(error)


def test_rows_are_counted_as_they_are_shown_after_one_was_removed():
    assert errors_of(row(0, **TIMES), row(4, from_1="9:00"))[0].startswith("Row 2: ")


def test_too_many_rows_are_refused_as_too_long():
    season = {"first_month": "5", "first_day": "1", "last_month": "9", "last_day": "30"}
    rows = [row(number, days=[number % 7], **season, **TIMES) for number in range(9)]
    more = [row(number, kind="exceptions", first="2026-05-04", last="2026-06-04") for number in range(9)]
    assert "at most 500 fit" in errors_of(*rows, *more)[0]


@pytest.mark.parametrize("form_class", [HoursForm, PlainForm])
def test_wrong_rows_are_refused_and_nothing_typed_is_lost(form_class):
    form = form_class(post(row(0, days=[2], first_month="5", from_1="<nine>", to_1="17:00"), row(1, holidays="on")))
    assert not form.is_valid()
    page = str(form)
    assert 'value="&lt;nine&gt;"' in page
    assert 'value="17:00"' in page
    assert 'name="hours-rules-0-weekday_2" id="id_hours-rules-0-weekday_2" checked' in page
    assert '<option value="5" selected>' in page
    assert 'name="hours-rules-1-holidays" id="id_hours-rules-1-holidays" checked' in page


def test_plain_field_takes_the_text_of_rows():
    form = PlainForm(post(row(0, **TIMES)))
    assert form.is_valid()
    assert form.cleaned_data["hours"] == "Mo-Su 09:00-17:30"


def test_text_for_experts_is_taken_and_kept_when_wrong():
    assert text_of(mode="raw", raw=" sunrise-sunset ") == "sunrise-sunset"
    form = HoursForm(post(row(0, **TIMES), mode="raw", raw="at noon"))
    assert "“at noon” cannot be read" in form.errors["hours"][0]
    assert ">at noon</textarea>" in str(form)
    assert 'value="17.30"' in str(form)


def test_bare_text_under_the_fields_name_is_taken_too():
    assert HoursForm({"hours": "Mo 10:00-12:00"}).is_valid()


def browser_sends(page: str) -> QueryDict:
    """What a browser would send for a form that nobody touched."""
    from html.parser import HTMLParser

    class Reader(HTMLParser):
        data = QueryDict(mutable=True)
        select = area = ""
        is_template = False

        def handle_starttag(self, tag: str, attrs: list) -> None:
            found = dict(attrs)
            name = found.get("name") or ""
            self.is_template = self.is_template or tag == "template"
            if self.is_template:
                return
            if tag == "input" and (found.get("type") not in ("checkbox", "radio") or "checked" in found):
                self.data[name] = found.get("value", "on" if found.get("type") == "checkbox" else "") or ""
            elif tag == "select":
                self.select = name
                self.data[name] = ""
            elif tag == "option" and "selected" in found:
                self.data[self.select] = found["value"] or ""
            elif tag == "textarea":
                self.area = name

        def handle_endtag(self, tag: str) -> None:
            self.is_template = self.is_template and tag != "template"
            self.area = "" if tag == "textarea" else self.area

        def handle_data(self, data: str) -> None:
            if self.area:
                self.data[self.area] = data

    reader = Reader()
    reader.data = QueryDict(mutable=True)
    reader.feed(page)
    return reader.data


@pytest.mark.parametrize(
    "text",
    [
        "",
        "24/7",
        "Fr 09:00-01:00; Sa 12:00-03:00",
        "10:00-11:00,12:00-13:00,14:00-15:00",
        "Mo[1] 10:00-12:00",
        "sunrise-sunset",
        'May 15-Sep 30 Mo-Fr 10:00+; PH "by appointment"; 2026 Dec 24 off',
        *real_opening_hours()[::7],
    ],
)
def test_saving_an_untouched_form_changes_nothing(text):
    page = str(HoursForm(initial={"hours": text}))
    form = HoursForm(browser_sends(page), initial={"hours": text})
    assert form.is_valid(), form.errors
    assert form.cleaned_data["hours"] == text
    assert not form.has_changed()


@pytest.mark.parametrize(("text", "is_raw"), [("Mo 10:00-12:00", False), ("", False), ("Mo[1] 10:00-12:00", True)])
def test_text_that_rows_cannot_show_stays_text(text, is_raw):
    assert (browser_sends(str(HoursForm(initial={"hours": text})))["hours-mode"] == "raw") is is_raw


def test_empty_rows_are_there_without_javascript():
    page = str(HoursForm())
    assert 'name="hours-rules-1-state"' in page
    assert 'name="hours-exceptions-0-first"' in page


def test_every_control_has_a_label():
    sent = browser_sends(page := str(HoursForm(initial={"hours": "Mo 10:00-12:00"})))
    controls = [name for name in sent if "-rules-0-" in name]
    assert controls
    assert all(f'<label for="id_{name}">' in page for name in controls)


def test_panel_names_the_wrong_row_in_wagtails_form():
    form_class = ObjectList([OpeningHoursPanel("opening_hours")]).bind_to_model(Place).get_form_class()
    data = {key.replace("hours-", "opening_hours-", 1): value for key, value in post(row(0, from_1="9:00")).items()}
    form = form_class(data, instance=Place())
    assert form.errors["opening_hours"][0].startswith("Row 1: The closing time is missing.")
