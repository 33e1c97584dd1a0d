from collections.abc import Iterator

import pytest
from django.db import connection
from django.test import Client

from cms.users.models import User
from intranet.core.actors import Actor
from intranet.members.acting import actor_of
from intranet.members.enums import Role
from intranet.members.models import Organisation
from tests.processes import free_port
from tests.services.mail_server import MailServer, mail_server

from . import factories, world
from .lock_order import LockOrder
from .servers import start, web  # noqa: F401 (fixtures)


@pytest.fixture(scope="session")
def lock_order() -> LockOrder:
    return LockOrder()


@pytest.fixture(autouse=True)
def _locks_are_taken_in_one_order(request, lock_order) -> Iterator[None]:
    """On PostgreSQL: SQLite locks the database as a whole."""
    if connection.vendor != "postgresql" or "db" not in request.fixturenames:
        yield
        return
    request.getfixturevalue("db")
    with lock_order.watched() as contradictions:
        yield
    assert not contradictions


@pytest.fixture(scope="module")
def built(rows_of_the_module) -> dict[str, User]:
    """The world, once for all tests of a module that do not change the users themselves."""
    return world.build()


@pytest.fixture
def people(built, db) -> dict[str, User]:
    """Everybody in the world, by role, as the next request would read them."""
    users = User.objects.in_bulk([user.pk for user in built.values()])
    return {role: users[user.pk] for role, user in built.items()}


@pytest.fixture
def hotel(db) -> Organisation:
    return factories.organisation(external_id="hotel", name="Hotel Arte")


@pytest.fixture
def museum(db) -> Organisation:
    return factories.organisation(external_id="museum", name="Muzeum", sector="public")


@pytest.fixture
def office(db) -> Actor:
    return actor_of(factories.office())


@pytest.fixture
def coordinator(hotel) -> Actor:
    return actor_of(factories.member(hotel, Role.COORDINATOR).user)


@pytest.fixture
def member(hotel) -> Actor:
    return actor_of(factories.member(hotel).user)


@pytest.fixture
def post(settings) -> Iterator[MailServer]:
    """Where all mail goes."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    with mail_server(settings.EMAIL_PORT) as server:
        yield server


@pytest.fixture
def anna(db) -> User:
    return factories.person("Anna Nowak")


def logged_in(user: User) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(user)
    return client
