"""Versions: numbered, none overwritten, the old ones under the addresses they always had."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse

from intranet.documents.services import checkouts, documents, versions
from tests.intranet import factories
from tests.intranet.conftest import logged_in

from .conftest import pdf, told


@pytest.fixture
def document(member, shelf):
    return documents.create_document(actor=member, folder=shelf, file=pdf(words="first"))


def read(actor, address) -> bytes:
    answer: Any = logged_in(actor.user).get(address)
    return b"".join(answer.streaming_content)


def test_new_version_is_valid_and_the_old_one_stays_where_it_was(member, document):
    old = reverse("download_version", args=[document.uuid, 1])
    sent = told(member, file=pdf(words="second"), label="po walnym", reason="Nowe składki")
    logged_in(member.user).post(reverse("add_version", args=[document.uuid]), sent)
    assert read(member, reverse("download_document", args=[document.uuid])) == b"%PDF-1.7\nsecond"
    assert read(member, old) == b"%PDF-1.7\nfirst"
    shown = logged_in(member.user).get(document.get_absolute_url()).content.decode()
    assert "po walnym" in shown
    assert "Nowe składki" in shown


def test_restored_version_is_a_new_one(member, document):
    versions.add_version(actor=member, document=document, file=pdf(words="second"))
    logged_in(member.user).post(reverse("restore_version", args=[document.uuid, 1]), told(member))
    document.refresh_from_db()
    assert document.current.number == 3
    assert read(member, reverse("download_document", args=[document.uuid])) == b"%PDF-1.7\nfirst"
    assert len({one.file.name for one in document.versions.all()}) == 3


def test_version_that_was_taken_before_and_no_longer_is_stays_an_old_one(member, document):
    document.versions.update(name="Statut.hta")
    versions.add_version(actor=member, document=document, file=pdf(words="second"))
    path = reverse("restore_version", args=[document.uuid, 1])
    page = logged_in(member.user).post(path, told(member), follow=True).content.decode()
    assert "“Statut.hta” ends in .hta, and no such file is taken." in page
    document.refresh_from_db()
    assert document.current.number == 2


def test_the_very_same_file_is_refused_where_it_was_chosen(member, document):
    answer = logged_in(member.user).post(
        reverse("add_version", args=[document.uuid]), told(member, file=pdf(words="first"))
    )
    assert answer.status_code == 422
    assert "This is the very file that is valid already." in answer.content.decode()
    assert document.versions.count() == 1


def test_who_has_it_checked_out_alone_adds_a_version_and_the_office_finds_a_way_out(member, office, document):
    checkouts.check_out(actor=office, document=document)
    with pytest.raises(ValidationError, match="Barbara Biurowa is at work"):
        versions.add_version(actor=member, document=document, file=pdf(words="second"))
    checkouts.give_back(actor=office, document=document)
    checkouts.check_out(actor=member, document=document)
    versions.add_version(actor=member, document=document, file=pdf(words="second"))
    with pytest.raises(ValidationError, match=str(member.user)):
        checkouts.check_out(actor=office, document=document)
    checkouts.give_back(actor=office, document=document)
    document.refresh_from_db()
    assert document.checked_out_by is None


def test_checked_out_one_says_whose_it_is(member, office, document):
    checkouts.check_out(actor=office, document=document)
    shown = logged_in(member.user).get(document.get_absolute_url()).content.decode()
    assert "Barbara Biurowa is at work on it" in shown
    assert reverse("add_version", args=[document.uuid]) not in shown


def test_document_page_asks_the_same_whatever_there_is(office, member, document, django_assert_num_queries):
    client = logged_in(office.user)
    client.get(document.get_absolute_url())
    for words in ("second", "third", "fourth"):
        factories.version(document, words.encode())
        with django_assert_num_queries(18):
            client.get(document.get_absolute_url())
