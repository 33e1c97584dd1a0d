"""Lists of the intranet, on that of the organisations: narrowed, ordered, in pages, and as a file."""

import csv
from io import BytesIO, StringIO

import pytest
from django.test import Client
from openpyxl import load_workbook

from cms.places.models import Municipality
from intranet.core.lists import PER_PAGE
from intranet.members.enums import OrganisationState
from tests.intranet import factories
from tests.intranet.conftest import logged_in

LIST = "/intranet/directory/"


@pytest.fixture
def office_client(office) -> Client:
    return logged_in(office.user)


def names(client: Client, query: str = "") -> list[str]:
    return [str(row.record) for row in client.get(LIST + query).context["table"].page.object_list]


def table_of(client: Client, query: str) -> list[list[str]]:
    answer = client.get(f"{LIST}?{query}&format=csv")
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    return list(csv.reader(StringIO(answer.content.decode("utf-8-sig"))))


def test_names_stand_in_polish_order(office_client):
    for name in ("Zamek", "Łaźnia", "Lipa", "Ćma", "„Alf”"):
        factories.organisation(name=name)
    assert names(office_client) == ["„Alf”", "Ćma", "Lipa", "Łaźnia", "Zamek"]
    assert names(office_client, "?sort=-name") == ["Zamek", "Łaźnia", "Lipa", "Ćma", "„Alf”"]


@pytest.mark.parametrize("typed", ["laznia", "ŁAŹNIA", "hotel łaź", "łaźn hotel"])
def test_name_is_found_however_it_is_typed(office_client, typed):
    factories.organisation(name="Hotel „Łaźnia”")
    factories.organisation(name="Hotel „Court”")
    assert names(office_client, f"?name={typed}") == ["Hotel „Łaźnia”"]


def test_filters_narrow_together_and_say_how_many_are_left(office_client):
    opole = Municipality.objects.get(name="Opole")
    factories.organisation(name="Muzeum", sector="public", municipality=opole)
    factories.organisation(name="Alf", municipality=opole)
    factories.organisation(name="Gmina", sector="public")
    answer = office_client.get(f"{LIST}?sector=public&municipality={opole.pk}")
    assert "1 row" in answer.content.decode()
    assert names(office_client, f"?sector=public&municipality={opole.pk}") == ["Muzeum"]


@pytest.mark.parametrize("query", ["?sector=nonsense", "?municipality=x", "?page=none", "?page=99", "?sort=nonsense"])
def test_nonsense_in_the_address_shows_the_list(office_client, hotel, query):
    assert names(office_client, query) == ["Hotel Arte"]


def test_unknown_kind_of_file_is_not_found(office_client, hotel):
    assert office_client.get(f"{LIST}?format=exe").status_code == 404


def test_pages_keep_filters_and_order(office_client):
    for _ in range(PER_PAGE + 1):
        factories.organisation()
    page = office_client.get(f"{LIST}?sector=commercial&sort=-name").content.decode()
    assert 'href="?sector=commercial&amp;sort=-name&amp;page=2"' in page
    assert len(names(office_client, "?sector=commercial&page=2")) == 1


def test_order_is_said_to_screen_readers(office_client, hotel):
    assert 'aria-sort="descending"' in office_client.get(f"{LIST}?sort=-name").content.decode()


def test_file_has_what_is_shown_on_all_pages(office_client):
    for number in range(PER_PAGE + 2):
        factories.organisation(name=f"Hotel {number:02}", state=OrganisationState.SUSPENDED)
    factories.organisation(name="Muzeum", sector="public")
    headers, *rows = table_of(office_client, "sector=commercial&sort=-name")
    assert headers == ["Name", "Sector", "Municipality", "Member of the cluster since", "State"]
    assert len(rows) == PER_PAGE + 2
    assert rows[0] == ["Hotel 26", "commercial", "", "", "suspended"]


def test_file_has_nothing_that_the_person_may_not_see(member, museum):
    factories.organisation(name="Karczma", state=OrganisationState.LEFT)
    assert [row[0] for row in table_of(logged_in(member.user), "")[1:]] == ["Hotel Arte", "Muzeum"]


FORMULAS = ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_formula_stays_text_in_a_csv(office_client, formula):
    factories.organisation(name=f"{formula} Hotel")
    assert table_of(office_client, "")[1][0] == f"'{formula} Hotel"


@pytest.mark.parametrize("formula", FORMULAS[:4])
def test_formula_stays_text_in_a_workbook(office_client, formula):
    factories.organisation(name=f"{formula} Hotel")
    book = load_workbook(BytesIO(office_client.get(f"{LIST}?format=xlsx").content))
    cell = book.active["A2"]
    assert (cell.data_type, cell.value) == ("s", f"'{formula} Hotel")


def test_list_of_25_is_shown_with_few_queries(office_client, django_assert_num_queries):
    for _ in range(PER_PAGE):
        factories.organisation()
    office_client.get(LIST)
    with django_assert_num_queries(9):
        office_client.get(LIST)


@pytest.mark.parametrize(
    "query", ["per_page=-1", "per_page=1000000", "page=-1", "page=999", "page=x", "sort=../../etc", "sort=-nothing"]
)
def test_list_overlooks_what_makes_no_sense(office_client, query):
    for _one in range(30):
        factories.organisation()
    assert len(names(office_client, f"?{query}")) in (25, 5)
