import pytest
from django.core.cache import caches

from tests.search.conftest import fill


@pytest.fixture(autouse=True)
def _fresh_counts() -> None:
    """Of requests by address."""
    caches["rates"].clear()


@pytest.fixture(scope="module")
def _filled(rows_of_the_module) -> None:
    fill()


@pytest.fixture
def findable(_filled, db, forgetful) -> None:
    """The same things, made once a module."""
