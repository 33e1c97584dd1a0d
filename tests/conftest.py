"""What the tests stand on: one prepared site a session, people with and without permissions, a portal to read."""

import gc
import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.contrib.auth.models import Group
from django.core.cache import cache
from django.db import transaction
from django.test import Client, TransactionTestCase
from django.utils import translation
from wagtail.models import Locale

from cms.catalogues import compile_outdated
from cms.places.models import SectionPage
from cms.settings import servers
from cms.setup import prepare_site
from cms.users.models import User
from home.models import HomePage
from search.analysis import dictionaries
from tests import databases, factories
from tests.services.clamav import clamd

#: No example is refused for being slow on a busy machine, and none is kept beside the code.
hypothesis.settings.register_profile(
    "house", deadline=None, database=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("house")

HERE = Path(__file__).parent
LONGEST = "test_run.py"
#: What may come out otherwise on another database, besides all that commits: our own SQL, its statistics, its faults.
NEAR_THE_DATABASE = (
    "search/engines/",
    "search/finding/",
    "search/indexing/",
    "search/test_relevance.py",
    "intranet/search/",
    "cms/core/test_health.py",
    "cms/core/test_statistics.py",
    "cms/management/commands/test_run.py",
    "test_databases.py",
)
NO_ELASTICSEARCH = "ELASTICSEARCH_URL=$(tests/services/elasticsearch start) make test"


def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """A module goes to one worker: a second would only start in vain."""
    modules = {argument.partition("::")[0] for argument in config.args}
    return 0 if len(modules) == 1 and modules.pop().endswith(".py") else 2


def pytest_configure() -> None:
    """What Django has loaded stays; looking for garbage among it takes a tenth of the time."""
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def pytest_sessionstart(session: pytest.Session) -> None:
    if not hasattr(session.config, "workerinput"):  # once, before the workers start
        compile_outdated()
        dictionaries.build(print)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The longest goes first, or all others would have ended while one is still at it."""
    items.sort(key=lambda item: item.path.name != LONGEST)
    for item in items:
        if commits(item) or str(item.path.relative_to(HERE)).startswith(NEAR_THE_DATABASE):
            item.add_marker(pytest.mark.database)


def commits(item: pytest.Item) -> bool:
    marker = item.get_closest_marker("django_db")
    fixtures = getattr(item, "fixturenames", ())
    return bool(marker and marker.kwargs.get("transaction")) or "transactional_db" in fixtures


@pytest.fixture(scope="session")
def django_db_setup(
    django_test_environment: None, django_db_modify_db_settings: None, django_db_blocker
) -> Iterator[None]:
    """Languages, reference data and home pages, as every installation has them, and again after a test that commits."""
    with django_db_blocker.unblock():
        databases.create()
        prepare_site()
        databases.remember()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(TransactionTestCase, "_fixture_teardown", lambda case: databases.restore())
        yield
    with django_db_blocker.unblock():
        databases.drop()


@pytest.fixture(scope="module")
def rows_of_the_module(django_db_setup: None, django_db_blocker) -> Iterator[None]:
    """What a fixture of the module writes stays for all its tests; what they write themselves is undone after each."""
    with django_db_blocker.unblock(), transaction.atomic(), translation.override("en"):
        yield
        transaction.set_rollback(True)


@pytest.fixture(autouse=True)
def _clean_state() -> Iterator[None]:
    cache.clear()
    translation.activate("en")
    yield
    translation.deactivate()


@pytest.fixture
def home(db) -> HomePage:
    return HomePage.objects.get(locale__language_code="pl")


@pytest.fixture
def german(db) -> Locale:
    return Locale.objects.get(language_code="de")


@pytest.fixture
def section(home) -> SectionPage:
    """The attractions, in Polish, with their mirrors in the other languages."""
    return factories.section_page(parent=home)


@pytest.fixture
def editor(db) -> User:
    user = User.objects.create_user("editor@example.org", "opolskie-demo-2026")
    user.groups.add(Group.objects.get(name="Editors"))
    return user


@pytest.fixture
def superuser(db) -> User:
    return User.objects.create_superuser("superuser@example.org", "opolskie-demo-2026")


@pytest.fixture
def editor_client(editor) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(editor)
    return client


@pytest.fixture(scope="module")
def scanner(tmp_path_factory):
    """A real one: without it these tests are skipped on somebody's own machine, and fail in CI."""
    if not shutil.which("clamd"):
        if os.environ.get("CI"):
            pytest.fail("clamd is not installed")
        pytest.skip("clamd is not installed; on Debian: apt-get install clamav-daemon")
    with clamd(tmp_path_factory.mktemp("clamav")) as address:
        yield address


@pytest.fixture
def scanned(settings, scanner) -> None:
    settings.VIRUS_SCANNER = scanner


@pytest.fixture(scope="session")
def elasticsearch_server() -> dict[str, Any]:
    """How the client reaches a real server; in CI there has to be one."""
    server = servers.elasticsearch()
    if not server and os.environ.get("CI"):
        pytest.fail(f"There is no Elasticsearch: {NO_ELASTICSEARCH}")
    if not server:
        pytest.skip(f"There is no Elasticsearch: {NO_ELASTICSEARCH}")
    return server
