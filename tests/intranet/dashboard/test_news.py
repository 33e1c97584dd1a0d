"""What is new since one's last visit: kept while the visit lasts, and only what one may see."""

from datetime import timedelta

import pytest
from django.db import OperationalError
from django.utils import timezone

from intranet.core.audit import happened
from intranet.dashboard.features import news_for
from intranet.dashboard.models import Visit
from intranet.dashboard.services import FIRST, record_visit
from intranet.members import group_services, services
from intranet.members.acting import actor_of
from intranet.members.erasure_services import erase_person
from tests.intranet import factories, world
from tests.intranet.conftest import logged_in


def test_opening_the_page_twice_does_not_lose_what_is_new(office, member, museum):
    client = logged_in(member.user)
    client.get("/intranet/")
    Visit.objects.update(looked_at=timezone.now() - timedelta(hours=2))
    services.create_organisation(actor=office, name="Zamek", sector="commercial")
    for _time in range(2):
        assert "New member of the cluster: Zamek" in client.get("/intranet/").content.decode()


def test_visit_ends_after_an_hour_of_rest(member):
    now = timezone.now()
    assert (now - record_visit(user=member.user)) < FIRST + timedelta(minutes=1)
    ended = now - timedelta(minutes=61)
    Visit.objects.update(looked_at=ended)
    assert record_visit(user=member.user) == ended
    Visit.objects.update(looked_at=now - timedelta(minutes=59))
    assert record_visit(user=member.user) == ended


def test_dashboard_opens_though_the_disk_is_full(member, monkeypatch):
    def fail(*args: object, **kwargs: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr(Visit.objects, "get_or_create", fail)
    assert logged_in(member.user).get("/intranet/").status_code == 200


def test_visits_of_who_was_erased_are_gone(office, member):
    record_visit(user=member.user)
    erase_person(actor=office, user=member.user)
    assert not Visit.objects.exists()


def test_what_was_new_in_the_visit_before_is_new_no_longer(office, member):
    with happened(timezone.now() - timedelta(hours=3)):
        services.create_organisation(actor=office, name="Zamek", sector="commercial")
    client = logged_in(member.user)
    assert "Zamek" in client.get("/intranet/").content.decode()
    Visit.objects.update(looked_at=timezone.now() - timedelta(hours=2), former_ended_at=timezone.now() - FIRST)
    assert "Zamek" not in client.get("/intranet/").content.decode()


@pytest.mark.parametrize("role", [role for role in world.PEOPLE if role not in ("account", "suspended", "editor")])
def test_nobody_reads_of_what_they_may_not_see(db, role):
    actor = actor_of(world.build()[role])
    office = actor_of(factories.office("Olga Urzędowa"))
    factories.member(
        factories.organisation(name="Tajny Hotel", external_id="secret"), user=factories.person("Ewa Cicha")
    )
    closed = group_services.create_group(actor=office, name="Zamknięta wczoraj", purpose="Cicho.")
    group_services.close_group(actor=office, group=closed)
    said = " ".join(news.words for news in news_for(actor, timezone.now() - FIRST))
    assert ("Ewa Cicha" in said) == actor.oversees
    assert ("Zamknięta wczoraj" in said) == actor.oversees
