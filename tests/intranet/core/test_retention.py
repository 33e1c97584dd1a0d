"""What is kept no longer than its kind says, and what of a correction never gets into the log."""

from dataclasses import replace
from datetime import timedelta

import pytest
from django.utils import timezone

from intranet.core import kinds, retention
from intranet.core.audit import facts_of, record_correction
from intranet.core.models import AuditEntry, Notice
from intranet.core.notices import notify
from intranet.members.notice_kinds import GROUP_CLOSED
from tests.intranet import factories
from tests.intranet.conftest import logged_in


def a_notice(user, days_ago: int | None) -> None:
    """Read so long ago, or not at all."""
    group = factories.working_group(f"Group {days_ago}")
    notify(kind=GROUP_CLOSED, users=[user], subject=group)
    seen_at = days_ago and timezone.now() - timedelta(days=days_ago)
    Notice.objects.filter(object_id=group.pk).update(seen_at=seen_at)


def test_notices_go_two_years_after_they_were_read(anna):
    for days_ago in (731, 729, None):
        a_notice(anna, days_ago)
    retention.forget_old()
    assert sorted(notice.seen_at is None for notice in anna.notices.all()) == [False, True]


@pytest.mark.parametrize("is_hidden", [True, False])
def test_log_and_timeline_keep_only_that_it_was_changed(hotel, office, monkeypatch, is_hidden):
    kind = kinds.KINDS["members.organisation"]
    hidden = frozenset({"website"}) if is_hidden else frozenset()
    monkeypatch.setitem(kinds.KINDS, kind.code, replace(kind, never_logged=hidden))
    before = facts_of(hotel, ["website"])
    hotel.website = "https://7919.example.org"
    hotel.save()
    record_correction(actor=office, instance=hotel, before=before)
    entry = AuditEntry.objects.of([hotel]).get()
    assert ("7919" in str(entry.changes)) is not is_hidden
    page = logged_in(office.user).get(hotel.get_absolute_url()).content.decode()
    assert ("Website: changed" in page) is is_hidden
