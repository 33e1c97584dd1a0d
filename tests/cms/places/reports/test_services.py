"""The states of a report, who may change them, and its end."""

from datetime import timedelta

import pytest
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied, ValidationError
from django.utils import timezone
from wagtail.models import ModelLogEntry

from cms.places.models import MistakeReport
from cms.places.reports.enums import State
from cms.places.reports.services import delete_old_reports, set_status

LEGAL = {
    ("new", "in_progress"),
    ("new", "done"),
    ("new", "rejected"),
    ("in_progress", "done"),
    ("in_progress", "rejected"),
    ("done", "in_progress"),
    ("rejected", "in_progress"),
}
ALL = {(before, after) for before in State.values for after in State.values}


@pytest.mark.parametrize(("before", "after"), sorted(LEGAL))
def test_legal_step_is_made_and_logged(make_report, editor, before, after):
    report = make_report(State(before))
    set_status(report=report, status=after, user=editor)
    report.refresh_from_db()
    assert report.status == after
    assert (report.closed_at is not None) == (after in ("done", "rejected"))
    entry = ModelLogEntry.objects.filter(user=editor).get()
    assert entry.data == {"from": before, "to": after}
    assert timezone.now() - entry.timestamp < timedelta(minutes=1)


@pytest.mark.parametrize(("before", "after"), [*sorted(ALL - LEGAL), ("new", ""), ("new", "lost")])
def test_illegal_step_is_refused_and_leaves_no_trace(make_report, editor, before, after):
    report = make_report(State(before))
    with pytest.raises(ValidationError):
        set_status(report=report, status=after, user=editor)
    report.refresh_from_db()
    assert report.status == before
    assert not ModelLogEntry.objects.filter(user=editor).exists()


def test_second_editor_with_an_old_page_is_told(make_report, editor):
    report = make_report()
    seen_before = MistakeReport.objects.get(pk=report.pk)
    set_status(report=report, status=State.REJECTED, user=editor)
    with pytest.raises(ValidationError, match="rejected"):
        set_status(report=seen_before, status=State.DONE, user=editor)


def test_status_is_not_for_people_without_the_group(make_report, editor):
    report = make_report()
    editor.groups.remove(Group.objects.get(name="Editors"))
    editor = type(editor).objects.get(pk=editor.pk)
    with pytest.raises(PermissionDenied):
        set_status(report=report, status=State.DONE, user=editor)


def test_reports_are_deleted_a_year_after_they_were_closed(make_report):
    now = timezone.now()
    for status in State:
        for days in (364, 366):
            report = make_report(status, text=f"{status} {days}", reported_at=now - timedelta(days=800))
            if report.closed_at:
                MistakeReport.objects.filter(pk=report.pk).update(closed_at=now - timedelta(days=days))
    assert delete_old_reports() == 2
    assert set(MistakeReport.objects.values_list("text", flat=True)) == {
        *("new 364", "new 366", "in_progress 364", "in_progress 366"),
        *("done 364", "rejected 364"),
    }


def test_nothing_of_the_visitor_stays_in_the_log(make_report, editor):
    report = make_report()
    set_status(report=report, status=State.DONE, user=editor)
    MistakeReport.objects.filter(pk=report.pk).update(closed_at=timezone.now() - timedelta(days=366))
    delete_old_reports()
    entry = ModelLogEntry.objects.get(user=editor)
    assert "anna" not in f"{entry.label} {entry.data}"


def test_report_goes_with_its_place(make_report):
    make_report().place.delete()
    assert not MistakeReport.objects.exists()
