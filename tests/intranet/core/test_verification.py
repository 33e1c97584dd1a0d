"""Anybody who has a paper can ask whether it holds, and learns no more than the paper says."""

from dataclasses import replace

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as some

from intranet.core.kinds import KINDS
from intranet.core.models import Verifiable
from intranet.core.verification import codes, views
from intranet.core.verification.codes import LENGTH, LETTERS, grouped, new_code, read
from intranet.core.verification.papers import Paper, initials
from intranet.core.verification.services import issue, revoke
from tests.intranet import factories
from tests.intranet.conftest import logged_in
from tests.intranet.example.models import Outing


def page(code: str, language: str = "en"):
    return Client(headers={"Accept-Language": language}).get(f"/intranet/verify/{code}/")


def _paper(outing: Outing) -> Paper:
    return Paper(title=outing.title, day=outing.day, initials=initials("Anna Nowak"))


@pytest.fixture
def outing(hotel, monkeypatch):
    kind = replace(KINDS["outings.outing"], paper=_paper)
    monkeypatch.setitem(KINDS, kind.code, kind)
    return factories.outing(hotel, title="Miody", programme="Tajne.")


def test_paper_that_holds_is_valid_for_a_stranger(outing):
    code = issue(subject=outing).code
    answer = page(grouped(code))
    assert answer.status_code == 200
    words = answer.content.decode()
    for said in ("This paper is valid", "Miody", "04/05/2027", "A. N.", grouped(code)):
        assert said in words
    assert "Tajne" not in words
    assert "Hotel" not in words


def test_page_leaves_no_trace(outing):
    answer = page(issue(subject=outing).code)
    assert not answer.cookies
    assert answer.headers["Referrer-Policy"] == "no-referrer"
    assert answer.headers["X-Robots-Tag"] == "noindex, nofollow"
    assert answer.headers["Cache-Control"] == "no-store"
    assert '<meta name="robots" content="noindex">' in answer.content.decode()


def test_revoked_paper_says_so_and_a_new_one_has_another_code(outing):
    old = issue(subject=outing).code
    revoke(subject=outing)
    revoke(subject=outing)
    assert "This paper has been revoked" in page(old).content.decode()
    new = issue(subject=outing).code
    assert new != old
    assert "This paper is valid" in page(new).content.decode()


def test_issuing_again_gives_the_same_code(outing):
    assert issue(subject=outing).code == issue(subject=outing).code
    assert Verifiable.objects.count() == 1


def test_code_that_was_misread_or_grouped_otherwise_is_understood(outing):
    found = issue(subject=outing)
    Verifiable.objects.update(code=f"{'0' * 13}{'1' * 13}")
    assert page(f"{'o' * 13}{'l' * 7}-{'I' * 6}").status_code == 200
    assert found.subject == outing


@pytest.mark.parametrize("code", ["none", "0" * 26, "żółw", "%00", "<b>"])
def test_unknown_code_is_told_so(db, code):
    answer = page(code)
    assert answer.status_code == 404
    assert "There is no paper with this code" in answer.content.decode()
    assert "<b>" not in answer.content.decode()
    assert answer.headers["Referrer-Policy"] == "no-referrer"


def test_paper_whose_kind_says_nothing_to_strangers_is_as_unknown(outing, hotel):
    assert page(issue(subject=hotel).code).status_code == 404


def test_paper_whose_subject_is_gone_is_as_unknown(outing):
    code = issue(subject=outing).code
    Outing.objects.all().delete()
    assert page(code).status_code == 404


def test_who_is_logged_in_reads_the_same(outing, member):
    code = issue(subject=outing).code
    assert "This paper is valid" in logged_in(member.user).get(f"/intranet/verify/{code}/").content.decode()


def test_asking_too_often_is_refused_for_a_while(outing, monkeypatch):
    monkeypatch.setattr(views, "LIMIT", 2)
    code = issue(subject=outing).code
    answers = [page(code) for _ in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]
    assert answers[-1].headers["Retry-After"] == "60"


def test_page_asks_twice(outing, django_assert_num_queries):
    code = issue(subject=outing).code
    page(code)
    with django_assert_num_queries(2):
        page(code)


def test_codes_are_of_letters_that_are_not_mistaken():
    codes = {new_code() for _ in range(100)}
    assert len(codes) == 100
    assert {len(code) for code in codes} == {LENGTH}
    assert set("".join(codes)) <= set(LETTERS)


@given(some.integers(0, 2**128 - 1))
def test_every_number_has_a_code_of_its_own_that_is_read_as_it_was_printed(number):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(codes.secrets, "randbits", lambda bits: number)
        code = new_code()
    assert read(grouped(code)) == read(grouped(code).lower()) == code
    value = 0
    for letter in code:
        value = value * 32 + LETTERS.index(letter)
    assert value == number


@pytest.mark.parametrize(
    ("name", "said"), [("Anna Nowak", "A. N."), ("Łucja Żak-Nowak", "Ł. Ż.-N."), ("", ""), ("Anna  - ", "A.")]
)
def test_initials_are_those_of_each_name(name, said):
    assert initials(name) == said
