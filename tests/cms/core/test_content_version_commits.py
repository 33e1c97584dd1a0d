"""The version and transactions that end. Tests that commit stand apart: they empty the database behind them."""

import threading

from django.db import connection, transaction
from django.test.utils import override_settings

from cms.core.content_version import ContentVersion, bump, current
from tests import factories
from tests.races import needs_two_writers


def test_rolled_back_transaction_leaves_it(transactional_db):
    before = current()
    with transaction.atomic():
        factories.place()
        transaction.set_rollback(True)
    assert current() == before


def test_it_is_read_once_a_while_and_after_ones_own_change_at_once(transactional_db, django_assert_num_queries):
    with override_settings(CONTENT_MAY_BE_STALE_FOR=3600):
        bump()
        before = current()
        with django_assert_num_queries(0):
            assert current() == before
        factories.place()
        assert current() != before


def test_uncommitted_version_is_not_remembered(transactional_db):
    with override_settings(CONTENT_MAY_BE_STALE_FOR=3600):
        bump()
        before = current()
        with transaction.atomic():
            bump()
            assert current() != before
            transaction.set_rollback(True)
        assert current() == before


@needs_two_writers
def test_open_transaction_keeps_nobody_waiting_and_both_are_noticed(transactional_db):
    bump()
    before = current()
    with transaction.atomic():
        bump()
        other = threading.Thread(target=_bump_elsewhere)
        other.start()
        other.join(timeout=10)
        assert not other.is_alive()
    assert ContentVersion.objects.count() == 2
    between = current()
    assert between != before
    bump()
    assert current() not in (before, between)


def _bump_elsewhere() -> None:
    try:
        with transaction.atomic():
            bump()
    finally:
        connection.close()


def test_page_kept_within_the_second_asks_nothing(transactional_db, settings, client, django_assert_num_queries):
    settings.PAGE_CACHE, settings.CONTENT_MAY_BE_STALE_FOR = True, 3600
    client.get("/pl/")
    with django_assert_num_queries(0):
        assert "VisitOpolskie" in client.get("/pl/").content.decode()
