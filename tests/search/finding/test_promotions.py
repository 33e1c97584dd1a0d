"""What editors recommend."""

from datetime import timedelta

import pytest
from bs4 import BeautifulSoup
from django.test import Client
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.pages.models import StandardPage
from search.engines.question import Filters
from search.finding.find import find
from search.models import PromotedPage, Promotion
from search.understanding.words import read
from tests import factories

from ..questions import ask

pytestmark = pytest.mark.usefixtures("engine")


@pytest.fixture
def pages(home) -> list[StandardPage]:
    return [
        factories.publish(StandardPage(title=title, slug=f"s{at}", summary="Gęsi i zabawa."), parent=home)
        for at, title in enumerate(["Wyszywanka", "Kwiryniada", "Kwiryniada wiosną"])
    ]


def promote(*pages: Page, queries: str = "kwiryniada", language: str = "pl") -> Promotion:
    promotion = Promotion.objects.create(language=language, queries=queries)
    for page in pages:
        PromotedPage.objects.create(promotion=promotion, page=page)
    return promotion


def names(query: str = "kwiryniada", reader: str = "pl") -> list[tuple[str, bool]]:
    return [(one.text.title, one.is_promoted) for one in ask(query, reader).found]


def test_recommended_page_comes_first_and_says_so(pages):
    promote(pages[0])
    assert names() == [("Wyszywanka", True), ("Kwiryniada", False), ("Kwiryniada wiosną", False)]
    assert ask("kwiryniada").total == 3


def test_recommended_page_that_is_found_anyway_comes_once(pages):
    promote(pages[2])
    assert names() == [("Kwiryniada wiosną", True), ("Kwiryniada", False)]
    assert ask("kwiryniada").total == 2


def test_second_page_of_results_does_not_repeat_it(pages):
    promote(pages[0])
    filters = Filters(now=timezone.now())
    second = find(read("kwiryniada"), filters, reader="pl", limit=2, offset=2)
    assert [one.text.title for one in second.found] == ["Kwiryniada wiosną"]


def test_it_is_counted_once_however_far_down_it_would_be_found(pages, monkeypatch):
    monkeypatch.setattr("search.finding.find.WINDOW", 1)
    last = ask("kwiryniada", limit=1).found[0].record
    promote(pages[2] if last.key.endswith(str(pages[1].translation_key)) else pages[1])
    assert ask("kwiryniada", limit=1).total == 2
    promote(pages[0])
    assert ask("kwiryniada", limit=1).total == 3


def test_it_is_recommended_where_nothing_else_is_found(pages):
    promote(pages[0], queries="bony turystyczne")
    assert names("bony turystyczne") == [("Wyszywanka", True)]


@pytest.mark.parametrize("query", ["zamki i gęsi", "gęsi zamki", "GESI zamki"])
def test_other_forms_and_orders_are_meant_as_well(pages, query):
    promote(pages[0], queries="gęsi zamki")
    assert names(query)[:1] == [("Wyszywanka", True)]


@pytest.mark.parametrize("query", ["gęsi", "gęsi zamki opole"])
def test_fewer_or_further_words_are_not_meant(pages, query):
    promote(pages[0], queries="gęsi zamki")
    assert ("Wyszywanka", True) not in names(query)


def test_recommendation_is_for_its_language(pages):
    promote(pages[0])
    assert ("Wyszywanka", True) not in names(reader="de")


def test_whoever_narrows_down_sees_only_what_is_asked_for(pages):
    promote(pages[0])
    filters = Filters(now=timezone.now(), types=("place",))
    assert find(read("kwiryniada"), filters, reader="pl", limit=10).total == 0


def hide(page: StandardPage) -> None:
    page.unpublish()


def restrict(page: StandardPage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def leave_out(page: StandardPage) -> None:
    page.leave_out_of_search = True
    page.save_revision().publish()


def expire(page: StandardPage) -> None:
    page.expire_at = timezone.now() - timedelta(seconds=1)
    page.save()


def delete(page: StandardPage) -> None:
    page.delete()


@pytest.mark.parametrize("withdraw", [hide, restrict, leave_out, expire, delete])
def test_page_that_may_not_be_shown_is_not_recommended(pages, withdraw):
    promote(pages[0])
    assert names()[0] == ("Wyszywanka", True)
    withdraw(pages[0])
    assert "Wyszywanka" not in dict(names())
    assert ask("kwiryniada").total == 2


def form(pages: list[Page], queries: str = "kwiryniada") -> dict[str, str]:
    filled = {"language": "pl", "queries": queries, "pages-INITIAL_FORMS": "0", "pages-TOTAL_FORMS": str(len(pages))}
    for at, page in enumerate(pages):
        filled |= {f"pages-{at}-page": str(page.pk), f"pages-{at}-ORDER": str(at), f"pages-{at}-id": ""}
    return filled


def test_editor_recommends_a_page(editor_client: Client, pages):
    assert editor_client.post("/admin/snippets/search/promotion/add/", form(pages[:1])).status_code == 302
    assert names()[0] == ("Wyszywanka", True)


def test_editor_is_told_what_cannot_be_recommended(editor_client: Client, pages, section):
    for chosen in ([], [*pages, pages[0]], [section]):
        answer = editor_client.post("/admin/snippets/search/promotion/add/", form(chosen))
        assert answer.status_code == 200
    assert not Promotion.objects.exists()


def test_page_says_what_is_recommended(client: Client, pages):
    promote(pages[0])
    shown = BeautifulSoup(client.get("/pl/search/?q=kwiryniada").content, "html.parser")
    labelled = [title.get_text().strip() for title in shown.select(".result:has(.recommended) h2")]
    assert labelled == ["Wyszywanka"]
