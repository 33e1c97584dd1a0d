"""A deadline as people type it, and what they are told when there is no such time."""

from datetime import UTC, datetime

import pytest
from django import forms
from django.utils import timezone, translation

from intranet.core.deadline_field import DeadlineField


class DeadlineForm(forms.Form):
    until = DeadlineField(may_be_over=True, required=False)


class AheadForm(forms.Form):
    until = DeadlineField()


def said(typed: str, form_class: type[forms.Form] = DeadlineForm) -> list[str]:
    errors = form_class({"until": typed}).errors
    return [str(words) for words in errors["until"]] if errors else []


def moment(typed: str) -> datetime:
    form = DeadlineForm({"until": typed})
    assert form.is_valid(), form.errors
    return form.cleaned_data["until"]


@pytest.mark.parametrize("typed", ["2026-12-31T12:00", "31.12.2026 12:00", "2026-12-31 12:00:31", " 31.12.2026 12:00 "])
@pytest.mark.parametrize("language", ["pl", "en", "de", "cs"])
def test_moment_is_that_of_the_house(typed, language):
    with translation.override(language):
        assert moment(typed) == datetime(2026, 12, 31, 11, 0, tzinfo=UTC)


def test_moment_is_that_of_the_reader_who_lives_elsewhere():
    with timezone.override("Europe/London"):
        assert moment("2026-12-31T12:00") == datetime(2026, 12, 31, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ("2026-10-25T02:30", "25/10/2026 at 2:30 happens twice: the clocks go back. Name 01:30 or 03:30, for example."),
        ("25.10.2026 2:00", "25/10/2026 at 2:00 happens twice: the clocks go back. Name 01:00 or 03:00, for example."),
        ("28.03.2027 2:30", "28/03/2027 2:30 does not exist: the clocks go forward. Name 01:30 or 03:30, for example."),
        ("28.03.2027 2:00", "28/03/2027 2:00 does not exist: the clocks go forward. Name 01:00 or 03:00, for example."),
    ],
)
def test_time_of_the_clock_change_is_refused_with_times_that_would_do(typed, words):
    assert said(typed) == [words]


@pytest.mark.parametrize("typed", ["25.10.2026 1:59", "25.10.2026 3:00", "28.03.2027 1:59", "28.03.2027 3:00"])
def test_time_beside_the_clock_change_is_taken(typed):
    assert said(typed) == []


@pytest.mark.parametrize("typed", ["20260-05-04T10:00", "04.05.20260 10:00", "0026-05-04T10:00", "9999-12-31T23:59"])
def test_year_that_cannot_be_meant_is_refused(typed):
    assert said(typed) == ["Write the year with four digits, such as 2026."]


@pytest.mark.parametrize("typed", ["noon", "31.02.2026 12:00", "2026-12-31T25:00", "2026-12-31", "31.12.2026", "\x00"])
def test_what_is_no_date_and_time_is_refused(typed):
    assert len(said(typed)) == 1


def test_day_alone_is_told_what_is_missing():
    assert said("2026-12-31") == ["Enter a date and a time, such as 31.12.2026 12:00."]


def test_moment_that_is_over_is_refused_unless_it_may_be():
    assert said("01.01.2026 12:00", AheadForm) == ["This moment is over. Name a later one."]
    assert said("01.01.2026 12:00") == []
    assert said("01.01.2190 12:00", AheadForm) == []


def test_running_minute_is_not_over(monkeypatch):
    monkeypatch.setattr(timezone, "now", lambda: datetime(2026, 12, 31, 11, 0, 59, 999_999, tzinfo=UTC))
    assert said("31.12.2026 12:00", AheadForm) == []
    assert said("31.12.2026 11:59", AheadForm) == ["This moment is over. Name a later one."]


def test_deadline_that_is_changed_is_shown_by_the_readers_clock():
    with timezone.override("Europe/London"):
        shown = str(DeadlineForm(initial={"until": datetime(2026, 12, 31, 12, 0, 31, tzinfo=UTC)})["until"])
    assert 'type="datetime-local"' in shown
    assert 'value="2026-12-31T12:00"' in shown


def test_nothing_typed_is_nothing_where_none_is_needed():
    assert DeadlineForm({"until": ""}).is_valid()
    assert said("", AheadForm) == ["This field is required."]
