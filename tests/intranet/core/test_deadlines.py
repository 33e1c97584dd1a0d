"""Until 12:00 means until 12:00:59.999…"""

from datetime import UTC, datetime

import pytest

from intranet.core.deadlines import has_passed, last_moment, this_minute

NOON = datetime(2026, 12, 31, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("now", "is_over"),
    [
        (NOON.replace(hour=11), False),
        (NOON, False),
        (NOON.replace(second=59, microsecond=999_999), False),
        (NOON.replace(minute=1), True),
    ],
)
def test_deadline_includes_its_minute(now, is_over):
    assert has_passed(NOON, now) is is_over
    assert has_passed(NOON.replace(second=30), now) is is_over
    assert (this_minute(now) > NOON) is is_over  # as queries ask


def test_last_moment_is_the_last_that_is_in_time():
    assert not has_passed(NOON, last_moment(NOON))
    assert last_moment(NOON) > NOON.replace(second=59, microsecond=999_998)
