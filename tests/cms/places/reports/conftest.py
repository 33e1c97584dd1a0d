from collections.abc import Callable

import pytest
from django.test import Client

from cms.places.models import MistakeReport, Place
from cms.places.reports.enums import State
from cms.places.reports.services import set_status
from tests import factories

WORDS = {"topic": "hours", "text": "W poniedziałki zamknięte.\nByłem wczoraj.", "email": "anna@example.org"}
STEPS = {
    State.NEW: [],
    State.IN_PROGRESS: [State.IN_PROGRESS],
    State.DONE: [State.DONE],
    State.REJECTED: [State.REJECTED],
}


@pytest.fixture
def place(db) -> Place:
    """A listing."""
    return factories.place(external_id="zamek", name="Zamek Próbny")


@pytest.fixture
def client() -> Client:
    """As strict as a browser's server: the form must pass without a CSRF cookie."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def make_report(place, superuser) -> Callable[..., MistakeReport]:
    """A report as the services make it; give its status and what else matters."""

    def make(status: State = State.NEW, **values) -> MistakeReport:
        report = MistakeReport.objects.create(**{"place": place, "language": "pl"} | WORDS | values)
        for step in STEPS[status]:
            set_status(report=report, status=step, user=superuser)
        return report

    return make
