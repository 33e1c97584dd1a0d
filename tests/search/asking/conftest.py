import pytest
from django.core.cache import caches


@pytest.fixture(autouse=True)
def _fresh_counts() -> None:
    """Of requests by address."""
    caches["rates"].clear()
