"""Numbers about questions and clicks, and nothing about who."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.core import signing
from django.core.signals import request_finished
from django.db import close_old_connections, connection
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import timezone

from search.asking.after_response import after_response
from search.asking.clicks import SALT, note_query
from search.editors import counting
from search.models import ClickCount, QueryCount
from search.tasks import delete_old_counts
from search.understanding.words import read
from tests import factories

CLICK = "/search/click/"


def ask(query: str, total: int = 1, first: bool = True, **headers: str) -> str:
    """As the view of the results page does, until the answer is closed."""
    request = RequestFactory(headers=headers).get("/pl/search/", {"q": query})
    token = note_query(request, read(query), language="pl", total=total, is_first_page=first)
    close()
    return token


def close() -> None:
    """As the server does once the answer has been sent; the test's connection stays open."""
    request_finished.disconnect(close_old_connections)
    HttpResponse().close()
    request_finished.connect(close_old_connections)


def rows() -> list[tuple]:
    return list(QueryCount.objects.values_list("language", "query", "asked", "without_results", "clicks", "positions"))


def test_question_is_counted_by_day_and_language(db):
    ask("Zamek  Moszna")
    ask("zamek moszna", total=0)
    assert rows() == [("pl", "zamek moszna", 2, 1, 0, 0)]
    assert QueryCount.objects.get().day == timezone.localdate()


def test_question_waits_until_the_answer_has_been_sent(db, django_assert_num_queries):
    request = RequestFactory().get("/pl/search/")
    with django_assert_num_queries(0):
        note_query(request, read("zamek"), language="pl", total=1, is_first_page=True)
    close()
    assert rows() == [("pl", "zamek", 1, 0, 0, 0)]


def test_further_pages_of_results_are_no_further_questions(db):
    assert ask("zamek", first=False)
    assert rows() == []


@pytest.mark.parametrize(
    "query", ["jan@example.org", "600 123 456", "pesel 44051401359", "50.47,17.331", "tel. 77/123-45-67", ""]
)
def test_what_may_say_who_asked_is_never_kept(db, query):
    assert ask(query) == ""
    counting.count_query(query=query, language="pl", was_found=True)
    counting.count_click(query=query, language="pl", position=1)
    assert rows() == []
    assert not ClickCount.objects.exists()


def test_fewer_digits_are_no_secret(db):
    ask("45-018 opole")
    assert rows() == [("pl", "45-018 opole", 1, 0, 0, 0)]


@pytest.mark.parametrize(
    "headers", [{"User-Agent": "Mozilla/5.0 (compatible; Googlebot/2.1)"}, {"Sec-Purpose": "prefetch"}]
)
def test_robots_and_pages_fetched_ahead_are_not_counted(db, headers):
    assert ask("zamek", **headers) == ""
    assert rows() == []


def test_long_question_is_cut(db):
    counting.count_query(query="a" * 150, language="pl", was_found=True)
    assert QueryCount.objects.get().query == "a" * 100


def test_click_is_counted_with_its_place(client: Client, db):
    token = ask("zamek")
    for position in (1, 3, 3):
        assert client.post(CLICK, {"token": token, "position": position}).status_code == 204
    assert rows() == [("pl", "zamek", 1, 0, 3, 7)]
    assert dict(ClickCount.objects.values_list("position", "clicks")) == {1: 1, 3: 2}
    assert not client.cookies


@pytest.mark.parametrize("position", ["", "0", "-1", "x", "99999", "1.5", "\x00"])
def test_impossible_place_is_refused(client: Client, db, position):
    assert client.post(CLICK, {"token": ask("zamek"), "position": position}).status_code == 400
    assert not ClickCount.objects.exists()


def test_token_that_no_page_of_ours_has_is_refused(client: Client, db):
    others = [
        "",
        "made:up",
        signing.dumps(["zamek", "pl"], salt="another"),
        signing.dumps(["zamek", "xx"], salt=SALT),
        signing.dumps("zamek", salt=SALT),
    ]
    for token in others:
        assert client.post(CLICK, {"token": token, "position": "1"}).status_code == 400
    assert not ClickCount.objects.exists()


def test_another_sites_click_is_refused_and_get_is_none(client: Client, db):
    sent = {"token": ask("zamek"), "position": "1"}
    assert client.post(CLICK, sent, headers={"Origin": "https://example.org"}).status_code == 403
    assert client.get(CLICK).status_code == 405
    assert not ClickCount.objects.exists()


def test_whoever_clicks_without_end_is_stopped(client: Client, db):
    sent = {"token": ask("zamek"), "position": "1"}
    answers = [client.post(CLICK, sent) for _ in range(121)]
    assert [answer.status_code for answer in answers[-2:]] == [204, 429]
    assert answers[-1]["Retry-After"] == "3600"


def test_counts_are_deleted_after_a_year(db):
    today = timezone.localdate()
    for days in (0, 365, 366):
        QueryCount.objects.create(day=today - timedelta(days=days), language="pl", query="zamek", asked=1)
        ClickCount.objects.create(day=today - timedelta(days=days), language="pl", position=1, clicks=1)
    assert delete_old_counts() == 2
    assert QueryCount.objects.count() == ClickCount.objects.count() == 2


def test_count_costs_one_statement_once_it_is_known(db, django_assert_num_queries):
    counting.count_query(query="zamek", language="pl", was_found=True)
    with django_assert_num_queries(1):
        counting.count_query(query="zamek", language="pl", was_found=True)


def test_work_of_a_request_that_broke_off_is_not_done_by_the_next(client: Client, db):
    done: list[str] = []
    after_response(lambda: done.append("broken off"))
    client.get("/healthz")
    assert done == []


def test_table_that_is_gone_is_no_error_for_the_visitor(db, caplog):
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE search_querycount RENAME TO gone")
    ask("zamek")
    assert "was not counted" in caplog.text


def test_nothing_of_the_request_is_kept(db):
    names = {field.name for model in (QueryCount, ClickCount) for field in model._meta.get_fields()}
    assert names == {
        *("id", "day", "language", "query", "asked", "without_results", "clicks", "positions", "position"),
    }


def test_page_of_results_counts_its_question_and_tells_of_the_result_that_is_opened(client: Client, db):
    factories.place(name="Kwiryniada")
    shown = BeautifulSoup(client.get("/pl/search/?q=kwiryniada").content, "html.parser")
    client.get("/pl/search/?q=kwiryniada&kind=castle")
    client.get("/pl/search/?q=nicponimada")
    results, link = shown.select_one("[data-clicks]"), shown.select_one("a[data-position]")
    assert results is not None
    assert link is not None
    told = {"token": results["data-token"], "position": link["data-position"]}
    assert client.post(str(results["data-clicks"]), told).status_code == 204
    assert sorted(rows()) == [("pl", "kwiryniada", 1, 0, 1, 1), ("pl", "nicponimada", 1, 1, 0, 0)]
