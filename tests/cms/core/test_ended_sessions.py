from datetime import timedelta

import pytest
from django.contrib.sessions.backends.db import SessionStore
from django.contrib.sessions.models import Session
from django.utils import timezone

from cms.core.tasks import clear_ended_sessions


@pytest.mark.django_db
def test_sessions_that_have_run_out_go_and_others_stay():
    ended, open_one = SessionStore(), SessionStore()
    for session in (ended, open_one):
        session.create()
    Session.objects.filter(pk=ended.session_key).update(expire_date=timezone.now() - timedelta(days=1))
    clear_ended_sessions()
    assert [session.pk for session in Session.objects.all()] == [open_one.session_key]
