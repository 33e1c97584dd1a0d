"""Dates as their reader writes them: none that a Briton or a German takes for another day."""

from datetime import datetime

import pytest
from django.utils.formats import date_format
from django.utils.translation import override


@pytest.mark.parametrize(
    ("language", "short"),
    [("pl", "04.11.2026 09:05"), ("en", "04/11/2026 9:05"), ("de", "04.11.2026 09:05"), ("cs", "04.11.2026 9:05")],
)
def test_day_comes_before_month(language, short):
    with override(language):
        assert date_format(datetime(2026, 11, 4, 9, 5), "SHORT_DATETIME_FORMAT") == short
