from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.module_loading import import_string
from django_q.models import Schedule

from cms.schedules import ensure_schedules


@pytest.mark.django_db
def test_every_schedule_names_something_that_can_be_called():
    ensure_schedules()
    assert set(Schedule.objects.values_list("name", "minutes")) == {
        ("heartbeat", 1),
        ("what happens by itself", 1),
        ("scheduled publishing", 5),
        ("ended sessions", None),
        ("statistics of the database", None),
        ("words of the search", 5),
        ("notices by mail", 5),
        ("letters", 5),
        ("bin of the library", None),
        ("checking of attachments", 5),
        ("files of attachments", None),
        ("reminders", None),
        ("what is kept no longer", None),
        ("seals of the audit log", 60),
        ("reading of documents", 5),
        ("missing posters", None),
        ("old messages", None),
        ("old counts of searches", None),
        ("old reports", None),
    }
    for schedule in Schedule.objects.all():
        assert callable(import_string(schedule.func))


@pytest.mark.django_db
def test_second_start_keeps_the_next_run_and_mends_the_rest():
    ensure_schedules()
    tomorrow = timezone.now() + timedelta(days=1)
    Schedule.objects.filter(name="old messages").update(next_run=tomorrow, func="gone.away")
    ensure_schedules()
    schedule = Schedule.objects.get(name="old messages")
    assert schedule.next_run == tomorrow
    assert schedule.func == "cms.pages.tasks.delete_old_messages"
    assert Schedule.objects.count() == 19
