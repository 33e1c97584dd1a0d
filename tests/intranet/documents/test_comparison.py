"""Two versions side by side: what is said of them, and what they say."""

import re
from typing import Any

import pytest
from django.urls import reverse

from intranet.documents.extraction.names import Job
from tests.intranet import factories
from tests.intranet.conftest import logged_in


@pytest.fixture
def document(member, shelf):
    return factories.document(shelf, member.user, title="Statut")


def says(version: Any, *pages: str) -> None:
    for number, text in enumerate(pages, start=1):
        version.pages.create(unit="page", number=number, text=text)
    factories.made_of(version, Job.TEXT)


def compared(actor: Any, document: Any, old: int = 1, new: int = 2) -> str:
    return logged_in(actor.user).get(reverse("compare_versions", args=[document.uuid, old, new])).content.decode()


def test_words_that_changed_are_marked_on_their_page(member, document):
    says(document.versions.get(), "Zarząd zwołuje zebranie.\nDecyduje większość.", "Koniec.")
    says(factories.version(document), "Biuro zwołuje zebranie.\nDecyduje większość.", "Koniec.", "Aneks <b>.")
    page = compared(member, document).partition('id="text"')[2]
    assert re.findall(r"<del>(.*?)</del>", page) == ["Zarząd"]
    assert re.findall(r"<ins>(.*?)</ins>", page) == ["Biuro", "Aneks &lt;b&gt;."]
    assert [place for place in ("Page 1", "Page 2", "Page 3") if place in page] == ["Page 1", "Page 3"]


def test_facts_that_changed_are_told(member, document):
    factories.version(document, name="nowy.pdf", label="przyjęty")
    page = compared(member, document)
    assert "statut.pdf" in re.findall(r"<del>(.*?)</del>", page)
    assert {"nowy.pdf", "przyjęty"} <= {*re.findall(r"<ins>(.*?)</ins>", page)}
    assert "is not read: it cannot be compared." in page


def test_same_text_is_said_to_be_the_same(member, document):
    for version in (document.versions.get(), factories.version(document)):
        says(version, "Koniec.")
    assert "Both say the same." in compared(member, document)


def test_long_page_that_is_all_new_is_compared_as_a_whole(member, document):
    says(document.versions.get(), "stare " * 5_000)
    says(factories.version(document), "nowe " * 5_000)
    text = compared(member, document).partition('id="text"')[2]
    assert text.count("<del>") == text.count("<ins>") == 1


def test_text_that_is_longer_than_what_is_compared_is_said_to_be(member, document):
    says(document.versions.get(), "x\n" * 3_000)
    says(factories.version(document), "x\n" * 2_999)
    assert "only its beginning is compared" in compared(member, document)


def test_page_of_a_version_leads_to_what_has_changed(member, document):
    factories.version(document)
    address = reverse("compare_versions", args=[document.uuid, 1, 2])
    client = logged_in(member.user)
    assert address in client.get(reverse("document_version", args=[document.uuid, 2])).content.decode()
    assert client.get(reverse("compare_versions", args=[document.uuid, 1, 9])).status_code == 404


def test_comparing_asks_the_same_however_long_it_is(member, document, django_assert_num_queries):
    says(document.versions.get(), *(f"Strona {number}." for number in range(50)))
    says(factories.version(document), *(f"Strona {number}!" for number in range(50)))
    client, address = logged_in(member.user), reverse("compare_versions", args=[document.uuid, 1, 2])
    client.get(address)
    with django_assert_num_queries(14):
        client.get(address)
