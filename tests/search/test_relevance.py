"""The judged queries on the whole demo content. Everything in between is in `make bench-search`."""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import override_settings

from benches.search import relevance
from cms.demo import load_demo
from cms.setup import prepare_site
from search.indexing.writing import indexing_later, rebuild
from tests import databases

from .indices import own_index
from .seen import spread

#: Wagtail's own index and references have no part in this.
NO_JOBS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}

pytestmark = [pytest.mark.demo, pytest.mark.django_db]


@pytest.fixture(scope="module", autouse=True)
def demo(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    with django_db_blocker.unblock():
        databases.renew()
        prepare_site()
        databases.remember()
    with django_db_blocker.unblock(), transaction.atomic():
        with override_settings(TASKS=NO_JOBS), indexing_later():
            load_demo(lambda _step: None)
        rebuild()
        spread()  # the process may know the words of the module before for a minute still
        yield
        transaction.set_rollback(True)


@pytest.fixture(
    scope="module", autouse=True, params=["database", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)]
)
def engine(request, demo) -> Iterator[None]:
    """All of it, on the suite's database and on Elasticsearch."""
    if request.param == "database":
        yield
        return
    with own_index(request.getfixturevalue("elasticsearch_server")):
        yield


def test_right_answers_come_first():
    measured = relevance.measure(relevance.ask_portal, relevance.judged())
    assert measured.success_at_1 >= 0.95, measured
    assert measured.success_at_3 >= 0.98, measured.missed
    assert measured.precision_at_3 is not None
    assert measured.precision_at_3 >= 0.93


def test_what_the_region_does_not_have_finds_nothing():
    share, found = relevance.nothing_found(relevance.ask_portal)
    assert share >= 0.8, found


@pytest.mark.parametrize("seed", relevance.SEEDS)
def test_a_typo_does_no_harm(seed):
    measured = relevance.measure(relevance.ask_portal, relevance.with_typos(relevance.judged(), seed))
    assert measured.success_at_3 >= 0.95, measured.missed


def test_a_query_finds_on_any_languages_page():
    measured = relevance.measure(relevance.ask_portal, relevance.on_other_pages(relevance.judged()))
    assert measured.success_at_3 >= 0.92, measured.missed
