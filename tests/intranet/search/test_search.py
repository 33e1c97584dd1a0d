"""What people find in the intranet: exactly what they may see, at every moment."""

import pytest
from django.db import transaction
from django.test import Client

from intranet.core.actors import Actor
from intranet.members import invitation_services, services
from intranet.members.acting import actor_of
from intranet.members.enums import Role
from intranet.members.erasure_services import erase_person
from intranet.search.asking import Question
from intranet.search.kinds import searched
from intranet.search.models import Record, Term
from intranet.search.services import rebuild
from tests.intranet import factories, world
from tests.intranet.conftest import logged_in


def titles(actor: Actor, query: str, kind: str = "") -> list[str]:
    """What this person would find if they asked now."""
    question = Question(query, actor=actor_of(actor.user), kind=kind)
    found = ["".join(piece.text for piece in hit.title) for hit in question.hits]
    assert len(found) == (question.counts.get(kind, 0) if kind else sum(question.counts.values()))
    return found


def test_every_object_that_is_found_has_a_record(db):
    world.build()
    for code, kind in searched().items():
        assert Record.objects.filter(kind=code).count() == kind.model._default_manager.count() > 1


def test_rebuilding_changes_nothing(db):
    world.build()
    rows = Record.objects.order_by("kind", "object_id", "terms__term")
    columns = ("kind", "object_id", "title", "terms__term", "terms__weight")
    before = list(rows.values_list(*columns))
    rebuild()
    assert list(rows.values_list(*columns)) == before


@pytest.mark.parametrize(
    "query", ["hotele arte", "ART", "Hotel „Arte”", "w hotelu arte", "komercyjny arte", "commercial arte"]
)
def test_words_are_found_in_other_forms_and_labels_in_other_languages(hotel, museum, member, query):
    assert titles(member, query, "organisations") == ["Hotel Arte"]


def test_title_counts_more_than_text(hotel, member):
    trails = factories.working_group("Szlaki")
    trails.purpose = "Wycieczki piesze."
    trails.save()
    factories.working_group("Wycieczki")
    assert titles(member, "wycieczki") == ["Wycieczki", "Szlaki"]


def test_who_has_lost_a_role_finds_nothing_more_with_the_next_question(office, hotel, member, museum):
    colleague = factories.member(hotel, user=factories.person("Jan Kowal"))
    assert titles(member, "kowal") == ["Jan Kowal"]
    factories.member(museum, user=member.user)
    services.end_role(actor=office, membership=member.user.memberships.get(organisation=hotel))
    assert titles(member, "kowal") == []
    assert titles(actor_of(colleague.user), "kowal") == ["Jan Kowal"]


def test_coordinator_who_is_one_no_longer_finds_no_invitations(office, hotel, coordinator, museum):
    services.give_role(actor=office, organisation=hotel, user=coordinator.user, role=Role.MEMBER)
    invitation_services.invite(
        actor=office, organisation=hotel, email="nowak@example.org", role=Role.MEMBER, language="pl"
    )
    assert titles(coordinator, "nowak") == ["nowak@example.org"]
    services.end_role(actor=office, membership=coordinator.user.memberships.get(role=Role.COORDINATOR))
    assert titles(coordinator, "nowak") == []


def test_narrowed_record_is_out_when_the_change_is_acknowledged(office, hotel, museum):
    contact = factories.member(hotel, Role.COORDINATOR, factories.person("Jan Kowal"))
    stranger = actor_of(factories.member(museum).user)
    assert titles(stranger, "kowal") == ["Jan Kowal"]
    services.end_role(actor=office, membership=contact)
    assert titles(stranger, "kowal") == []
    assert Question("kowal", actor=stranger).suggestions() == []


def test_organisation_that_leaves_is_out_with_all_its_people(office, hotel, member, museum):
    factories.member(hotel, Role.REPRESENTATIVE, factories.person("Jan Kowal"))
    stranger = actor_of(factories.member(museum).user)
    assert titles(stranger, "arte") != []
    services.move_organisation(actor=office, organisation=hotel, state="left")
    assert titles(stranger, "arte") == titles(stranger, "kowal") == []


def test_change_that_is_undone_leaves_the_index_as_it_was(hotel, museum, member):
    with transaction.atomic():
        hotel.name = "Zamek"
        hotel.save()
        transaction.set_rollback(True)
    assert titles(member, "arte", "organisations") == ["Hotel Arte"]


def test_new_name_of_a_person_is_found_and_the_old_is_not(hotel, member):
    user = factories.person("Jan Kowal")
    factories.member(hotel, user=user)
    user.last_name, user.email = "Wesołowski", "jan@example.org"
    user.save()
    assert titles(member, "wesolowski") == ["Jan Wesołowski"]
    assert titles(member, "kowal") == []


def test_nothing_is_left_in_the_index_of_who_was_erased(office, hotel, anna):
    factories.member(hotel, Role.COORDINATOR, anna)
    factories.working_group("Pakiety", anna)
    invitation_services.invite(actor=office, organisation=hotel, email=anna.email, role=Role.MEMBER, language="pl")
    assert set(Question("nowak", actor=office).counts) == {"people", "groups", "invitations"}
    erase_person(actor=office, user=anna)
    assert not Term.objects.filter(term__contains="nowak").exists()
    assert not Record.objects.filter(title__icontains="nowak").exists()


@pytest.mark.parametrize("number", [1, 3, 25])
def test_page_asks_the_same_however_many_are_found(
    office, hotel, django_assert_num_queries, django_assert_max_num_queries, number
):
    for _ in range(number):
        organisation = factories.organisation(name="Zamek Moszna")
        factories.member(organisation, Role.COORDINATOR)
        factories.working_group(f"Zamek {organisation.pk}", office.user)
    client = logged_in(office.user)
    client.get("/intranet/search/")
    with django_assert_num_queries(8):
        assert client.get("/intranet/search/?q=zamek&kind=organisations").status_code == 200
    with django_assert_max_num_queries(12):  # one more for each kind on the page
        assert client.get("/intranet/search/?q=zamek").status_code == 200


def test_page_counts_by_kind_and_narrows(hotel, member):
    factories.working_group("Arte i goście")
    page = shown(logged_in(member.user), q="arte")
    assert "3 hits" in page
    assert 'Organisations <span class="tag">1</span>' in page
    assert '<a href="/intranet/directory/hotel/" lang="pl">Hotel <mark>Arte</mark></a>' in page
    narrowed = shown(logged_in(member.user), q="arte", kind="groups")
    assert "<mark>Arte</mark> i goście" in narrowed
    assert "Hotel <mark>Arte</mark></a>" not in narrowed


def test_second_page_keeps_the_question(hotel, office):
    for _ in range(30):
        factories.organisation(name="Zamek & Park")
    page = shown(logged_in(office.user), q="zamek & park", kind="organisations")
    assert 'href="?q=zamek%20%26%20park&amp;kind=organisations&amp;page=2"' in page


def test_page_says_when_nothing_is_found_and_asks_when_nothing_was_asked(member):
    client = logged_in(member.user)
    assert "Nothing of what you may see says this." in shown(client, q="kwiryniada")
    assert "hits" not in shown(client)


def test_suggestions_are_titles_of_what_the_person_may_see(hotel, member, museum):
    factories.organisation(name="Arka", state="left")
    client = logged_in(member.user)
    assert client.get("/intranet/search/suggest/", {"q": "muz"}).json() == {
        "suggestions": [{"text": "Muzeum", "url": "/intranet/search/?q=Muzeum", "language": "pl"}]
    }
    assert client.get("/intranet/search/suggest/", {"q": "ark"}).json() == {"suggestions": []}


def test_every_page_has_the_field_and_the_page_of_the_search_has_it_once(member):
    client = logged_in(member.user)
    for address in ("/intranet/", "/intranet/search/"):
        assert client.get(address).content.decode().count('name="q"') == 1


def shown(client: Client, **asked: str) -> str:
    answer = client.get("/intranet/search/", asked)
    assert answer.status_code == 200
    return answer.content.decode()
