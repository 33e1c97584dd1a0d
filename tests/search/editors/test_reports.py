"""What editors see of visitors' questions."""

import csv
from datetime import date, timedelta
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.utils import timezone

from cms.users.models import User
from search.models import ClickCount, QueryCount

QUERIES, CLICKS = "/admin/reports/search-queries/", "/admin/reports/search-clicks/"


def asked(query: str, times: int = 3, *, day: date | None = None, **numbers) -> None:
    values = {"language": "pl", "asked": times} | numbers
    QueryCount.objects.create(day=day or timezone.localdate(), query=query, **values)


def body(answer: Any) -> bytes:
    return b"".join(answer.streaming_content if answer.streaming else [answer.content])


def table(client: Client, address: str) -> list[list[str]]:
    answer = client.get(address)
    assert answer.status_code == 200
    return list(csv.reader(body(answer).decode().splitlines()))


def test_report_adds_up_days_most_asked_first(editor_client: Client, db):
    asked("zamek", 2, day=timezone.localdate() - timedelta(days=1), clicks=1, positions=1)
    asked("zamek", 3, without_results=1, clicks=3, positions=9)
    asked("jezioro", 4)
    page = editor_client.get(QUERIES).content.decode()
    assert page.index("zamek") < page.index("jezioro")
    assert table(editor_client, f"{QUERIES}?export=csv") == [
        ["Query", "Language", "Asked", "Found nothing", "Results opened", "Place in the list, on average"],
        ["zamek", "pl", "5", "1", "4", "2.5"],
        ["jezioro", "pl", "4", "0", "0", ""],
    ]


def test_what_fewer_than_three_have_asked_is_not_shown(editor_client: Client, db):
    asked("tajne", 2)
    asked("jawne", 3)
    for address in (QUERIES, f"{QUERIES}?export=csv"):
        answer = editor_client.get(address)
        text = body(answer).decode()
        assert "jawne" in text
        assert "tajne" not in text


def test_report_is_narrowed_to_a_language_days_and_queries_without_results(editor_client: Client, db):
    asked("zamek")
    asked("schloss", language="de", without_results=3)
    asked("dawno", day=timezone.localdate() - timedelta(days=40))
    today = timezone.localdate()

    def shown(filters: str) -> set[str]:
        return {row[0] for row in table(editor_client, f"{QUERIES}?export=csv&{filters}")[1:]}

    assert shown("language=de") == {"schloss"}
    assert shown("found_nothing=true") == {"schloss"}
    assert shown(f"day_from={today}&day_to={today}") == {"zamek", "schloss"}


@pytest.mark.parametrize("query", ["=1+1", "+48", "-2", "@sum", "\t=1"])
def test_words_of_visitors_are_no_formula_in_a_spreadsheet(editor_client: Client, db, query):
    asked(query)
    assert table(editor_client, f"{QUERIES}?export=csv")[1][0] == f"'{query}"
    answer = editor_client.get(f"{QUERIES}?export=xlsx")
    sheet = openpyxl.load_workbook(BytesIO(body(answer))).active
    assert sheet["A2"].data_type == "s"


def test_words_of_visitors_are_no_markup(editor_client: Client, db):
    asked("<script>alert(1)</script>")
    assert "<script>alert(1)" not in editor_client.get(QUERIES).content.decode()


def test_clicks_by_place(editor_client: Client, db):
    for day in (0, 1):
        ClickCount.objects.create(
            day=timezone.localdate() - timedelta(days=day), language="pl", position=1, clicks=5 + day
        )
    ClickCount.objects.create(day=timezone.localdate(), language="de", position=2, clicks=3)
    assert table(editor_client, f"{CLICKS}?export=csv")[1:] == [["1", "11"], ["2", "3"]]
    assert table(editor_client, f"{CLICKS}?export=csv&language=de")[1:] == [["2", "3"]]


def test_reports_are_in_the_menu_of_editors_and_closed_to_others(editor_client: Client, db):
    assert QUERIES in editor_client.get("/admin/").content.decode()
    outsider = User.objects.create_user("outsider@example.org", "opolskie-demo-2026")
    outsider.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client()
    client.force_login(outsider)
    assert QUERIES not in client.get("/admin/").content.decode()
    for address in (QUERIES, CLICKS, f"{QUERIES}?export=csv"):
        assert client.get(address).status_code == 302


@pytest.mark.parametrize("number", [1, 3])
def test_report_asks_as_often_however_long_it_is(editor_client: Client, django_assert_num_queries, number):
    for at in range(number):
        asked(f"zamek {at}")
    editor_client.get(QUERIES)
    with django_assert_num_queries(11):
        editor_client.get(QUERIES)
