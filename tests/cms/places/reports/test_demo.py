from datetime import timedelta

import pytest
from django.core import mail
from django.utils import timezone
from wagtail.log_actions import registry

from cms.places.demo.reports import REPORTS, report_mistakes
from cms.places.models import MistakeReport
from cms.places.reports.enums import CLOSED, State
from cms.places.reports.services import delete_old_reports
from cms.users.demo import create_accounts
from tests import factories


@pytest.fixture
def demo(db, django_capture_on_commit_callbacks) -> None:
    create_accounts()
    for external_id in {report.place for report in REPORTS}:
        factories.place(external_id=external_id)
    with django_capture_on_commit_callbacks(execute=True):
        report_mistakes()
        report_mistakes()


def test_demo_has_a_report_in_every_status_of_which_nobody_is_mailed(demo):
    assert set(MistakeReport.objects.values_list("status", flat=True)) == set(State.values)
    assert MistakeReport.objects.count() == len(REPORTS)
    assert mail.outbox == []


def test_what_happened_to_a_report_happened_after_it_and_before_today(demo):
    now = timezone.now()
    for report in MistakeReport.objects.all():
        log = list(registry.get_logs_for_instance(report).order_by("timestamp"))
        moments = [report.reported_at, *(entry.timestamp for entry in log), now]
        assert moments == sorted(moments)
        assert (report.closed_at is not None) == (report.status in CLOSED)
        if report.closed_at:
            assert report.closed_at - log[-1].timestamp < timedelta(seconds=1)
    assert delete_old_reports() == 0
