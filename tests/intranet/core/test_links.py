"""Links between objects: each end shows the other to whom may see it, and never so much as its title else."""

import pytest

from intranet.core.links.services import link_objects
from intranet.core.models import AuditEntry, Link
from intranet.members.acting import actor_of
from tests.intranet import factories
from tests.intranet.conftest import logged_in


@pytest.fixture
def honey(hotel):
    return factories.outing(hotel, title="Miody")


@pytest.fixture
def castle(hotel):
    return factories.outing(hotel, title="Zamki")


@pytest.fixture
def guest(museum):
    return actor_of(factories.member(museum).user)


def link(actor, subject, address: str):
    sent = {"address": address, "acting_for": actor.form_value}
    return logged_in(actor.user).post(f"/intranet/on/outings.outing/{subject.pk}/links/", sent)


def page_of(actor, outing) -> str:
    return logged_in(actor.user).get(outing.get_absolute_url()).content.decode()


@pytest.mark.parametrize("site", ["https://visitopolskie.example", "", " "])
def test_link_shows_at_both_ends(member, guest, honey, castle, site):
    link(member, honey, site + castle.get_absolute_url())
    assert "Zamki" in page_of(guest, honey)
    assert "Miody" in page_of(guest, castle)


def test_title_of_what_one_may_not_see_never_shows(member, guest, honey, castle):
    link(member, honey, castle.get_absolute_url())
    type(castle).objects.filter(pk=castle.pk).update(is_confidential=True)
    assert "Zamki" not in page_of(guest, honey)
    assert "Zamki" in page_of(member, honey)


@pytest.mark.parametrize("address", ["/intranet/outings/99999/", "/intranet/", "https://[", "nic", "/pl/"])
def test_address_of_nothing_to_link_to_is_refused_in_words(member, honey, address):
    answer = link(member, honey, address)
    assert answer.status_code == 422
    assert "At this address there is nothing that you may see and link to." in answer.content.decode()


def test_what_one_may_not_see_is_refused_like_what_is_not_there(guest, honey, castle):
    type(castle).objects.filter(pk=castle.pk).update(is_confidential=True)
    answer = link(guest, honey, castle.get_absolute_url())
    assert "At this address there is nothing that you may see and link to." in answer.content.decode()
    assert "Zamki" not in answer.content.decode()


def test_nothing_is_linked_to_itself(member, honey):
    assert "This is the address of the very page" in link(member, honey, honey.get_absolute_url()).content.decode()


def test_two_are_linked_once_whichever_way_round(member, honey, castle):
    link_objects(actor=member, subject=honey, other=castle)
    link_objects(actor=member, subject=castle, other=honey)
    assert Link.objects.count() == AuditEntry.objects.count() == 1


def test_link_is_removed_with_a_trace_and_may_be_made_again(member, office, honey, castle):
    link(member, honey, castle.get_absolute_url())
    path = f"/intranet/links/{Link.objects.get().pk}/remove/"
    logged_in(member.user).post(path, {"acting_for": member.form_value})
    assert "Zamki" not in page_of(member, honey)
    assert "Miody ↔ Zamki,ended" in logged_in(office.user).get("/intranet/log/?format=csv").content.decode()
    link(member, honey, castle.get_absolute_url())
    assert "Zamki" in page_of(member, honey)


def test_link_of_another_person_is_not_removed(member, guest, honey, castle):
    made = link_objects(actor=member, subject=honey, other=castle)
    answer = logged_in(guest.user).post(f"/intranet/links/{made.pk}/remove/", {"acting_for": guest.form_value})
    assert answer.status_code == 403
    assert "Zamki" in page_of(guest, honey)


@pytest.mark.parametrize("number", [1, 3])
def test_page_asks_the_same_whatever_the_number_of_links(member, hotel, honey, django_assert_num_queries, number):
    for _ in range(number):
        link_objects(actor=member, subject=honey, other=factories.outing(hotel))
    client = logged_in(member.user)
    client.get(honey.get_absolute_url())
    with django_assert_num_queries(15):
        client.get(honey.get_absolute_url())
