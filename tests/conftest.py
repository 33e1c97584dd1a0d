"""What the tests stand on: one prepared site a session, people with and without permissions, a portal to read."""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.contrib.auth.models import Group, Permission
from django.contrib.contenttypes.models import ContentType
from django.core.cache import cache
from django.db import transaction
from django.test import Client
from django.utils import translation
from wagtail.models import Collection, Locale, Page

from cms.places.models import SectionPage
from cms.settings import servers
from cms.setup import prepare_site
from cms.users.models import User
from home.models import HomePage
from search.analysis import dictionaries
from tests import factories

#: No example is refused for being slow on a busy machine, and none is kept beside the code.
hypothesis.settings.register_profile(
    "house", deadline=None, database=None, suppress_health_check=[hypothesis.HealthCheck.too_slow]
)
hypothesis.settings.load_profile("house")

LONGEST = "test_run.py"
NO_ELASTICSEARCH = "ELASTICSEARCH_URL=$(tests/services/elasticsearch start) make test"


def pytest_sessionstart(session: pytest.Session) -> None:
    if not hasattr(session.config, "workerinput"):  # once, before the workers start
        dictionaries.build(print)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """A worker runs a module in one go: one that commits halfway would empty the database before its others.

    The longest goes first, or all others would have ended while one is still at it.
    """
    items.sort(key=lambda item: item.path.name != LONGEST)
    committing: dict[Path, set[bool]] = {}
    for item in items:
        marker = item.get_closest_marker("django_db")
        commits = bool(marker and marker.kwargs.get("transaction")) or "transactional_db" in getattr(
            item, "fixturenames", ()
        )
        committing.setdefault(item.path, set()).add(commits)
    if mixed := [str(path) for path, kinds in committing.items() if len(kinds) > 1]:
        raise pytest.UsageError(f"Move the tests that commit into a module of their own: {', '.join(mixed)}")


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker) -> None:
    """Languages, reference data and home pages, as every installation has them."""
    with django_db_blocker.unblock():
        prepare_site()


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


@pytest.fixture(scope="session")
def permissions(django_db_setup: None, django_db_blocker) -> tuple[list[ContentType], list[Permission]]:
    """With the ids that the process has come to know."""
    with django_db_blocker.unblock():
        return list(ContentType.objects.all()), list(Permission.objects.all())


@pytest.fixture
def prepared(permissions, transactional_db) -> None:
    """For tests that commit: their predecessor emptied the database of what migrations had put there."""
    if not Page.objects.exists():
        ContentType.objects.all().delete()
        ContentType.objects.bulk_create(permissions[0])
        Permission.objects.bulk_create(permissions[1])
        ContentType.objects.clear_cache()  # emptying the database has made others, and remembered them
        Locale.objects.create(language_code="pl")
        Page.add_root(title="Root", slug="root")
        Collection.add_root(name="Root")
    prepare_site()


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


@pytest.fixture(scope="session")
def elasticsearch_server() -> dict[str, Any]:
    """How the client reaches a real server; in CI there has to be one."""
    server = servers.elasticsearch()
    if not server and os.environ.get("CI"):
        pytest.fail(f"There is no Elasticsearch: {NO_ELASTICSEARCH}")
    if not server:
        pytest.skip(f"There is no Elasticsearch: {NO_ELASTICSEARCH}")
    return server
