"""Two at the same moment."""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils import timezone

from intranet.core import changing
from intranet.core.asks import services as asks
from intranet.core.models import AuditEntry
from intranet.core.transitions import IllegalTransition
from intranet.documents.enums import DocumentState
from intranet.documents.extraction.names import Job
from intranet.documents.extraction.outcome import Page, Text, Unit
from intranet.documents.models import Document, Folder, PageText
from intranet.documents.services import checkouts, documents, folders, results, retention, upkeep, versions
from intranet.members.acting import actor_of
from intranet.search.asking import Question
from tests.intranet import factories
from tests.intranet.conftest import logged_in
from tests.races import at_once, needs_two_writers, one_after_the_other

from .conftest import pdf, told

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def office(transactional_db):
    return actor_of(factories.office())


@pytest.fixture
def second(office):
    return actor_of(factories.office("Druga Biurowa"))


@pytest.fixture
def shelf(office):
    return factories.folder("Umowy")


@pytest.fixture
def document(office, shelf):
    return documents.create_document(actor=office, folder=shelf, file=pdf())


def test_two_new_versions_become_two_and_three(office, second, document):
    raised = at_once(
        lambda: versions.add_version(actor=office, document=document, file=pdf(words="one")),
        lambda: versions.add_version(actor=second, document=document, file=pdf(words="two")),
    )
    assert raised == []
    found = {version.number: version.file.read() for version in document.versions.all()}
    assert set(found) == {1, 2, 3}
    assert {found[2], found[3]} == {b"%PDF-1.7\none", b"%PDF-1.7\ntwo"}


def test_one_of_two_holds_it_and_the_other_is_told_who(office, second, document):
    raised = at_once(
        lambda: checkouts.check_out(actor=office, document=document),
        lambda: checkouts.check_out(actor=second, document=document),
    )
    document.refresh_from_db()
    [refusal] = raised
    assert isinstance(refusal, ValidationError)
    assert str(document.checked_out_by) in refusal.messages[0]


def test_one_decision_of_a_person_counts(office, document):
    approval = factories.approval(document, office.user)
    raised = at_once(
        lambda: asks.answer(actor=office, ask=approval, answer="approved"),
        lambda: asks.answer(actor=office, ask=approval, answer="declined", note="Jednak nie."),
    )
    [refusal] = raised
    assert isinstance(refusal, IllegalTransition)
    approval.refresh_from_db()
    assert (approval.answer, approval.note) in (("approved", ""), ("declined", "Jednak nie."))
    assert AuditEntry.objects.of([approval]).count() == 1


def test_decision_and_a_new_version_leave_a_decision_or_a_void_request(office, second, document):
    """Neither waits for the other for ever, and what is decided stays so."""
    approval = factories.approval(document, second.user)
    raised = at_once(
        lambda: versions.add_version(actor=office, document=document, file=pdf(words="2")),
        lambda: asks.answer(actor=second, ask=approval, answer="approved"),
    )
    approval.refresh_from_db()
    assert document.versions.count() == 2
    assert approval.logged_state == ("void" if raised else "approved")
    assert all(isinstance(one, IllegalTransition) for one in raised)


def test_two_moves_never_make_a_circle(office, second, shelf):
    other = factories.folder("Targi")
    raised = at_once(
        lambda: folders.move_folder(actor=office, folder=shelf, into=other),
        lambda: folders.move_folder(actor=second, folder=other, into=shelf),
    )
    [refusal] = raised
    assert isinstance(refusal, ValidationError)
    assert Folder.find_problems() == ([], [], [], [], [])
    assert {folder.depth for folder in Folder.objects.all()} == {1, 2, 3}


@needs_two_writers
def test_who_deletes_what_another_deletes_is_told_that_it_is_gone(office, second, shelf, monkeypatch):
    address = reverse("delete_folder", args=[shelf.pk])
    answers = list[Any]()
    client = logged_in(second.user)
    raised = one_after_the_other(
        monkeypatch,
        folders,
        "lock_library",
        lambda: folders.delete_folder(actor=office, folder=shelf),
        lambda: answers.append(client.post(address, told(second), follow=True)),
    )
    assert raised == []
    assert "somebody has deleted it a moment ago" in answers[0].content.decode()


@needs_two_writers
@pytest.mark.parametrize("holds_first", [True, False])
def test_document_is_held_or_gone_never_both(office, document, monkeypatch, holds_first):
    """A hold that comes while the bin is emptied saves it, or is told that it came too late."""
    long_ago = timezone.now() - timedelta(days=31)
    Document.objects.filter(pk=document.pk).update(state=DocumentState.BINNED, binned_at=long_ago)

    def hold() -> None:
        retention.decide_retention(actor=office, document=document, retained_until=None, held_because="Spór o umowę.")

    steps = (
        (changing, "locked", hold, upkeep.empty_bin) if holds_first else (Document, "delete", upkeep.empty_bin, hold)
    )
    raised = one_after_the_other(monkeypatch, *steps)
    kept = list(Document.objects.values_list("held_because", flat=True))
    if holds_first:
        assert (raised, kept) == ([], ["Spór o umowę."])
    else:
        assert (list(map(type, raised)), kept) == ([Document.DoesNotExist], [])


@needs_two_writers
@pytest.mark.parametrize("is_read_first", [True, False])
def test_text_of_a_version_that_another_replaces_is_found_no_more(office, document, monkeypatch, is_read_first):
    reading = document.current.extractions.get(job=Job.TEXT)
    text = Text(Unit.PAGE, (Page(1, "Umowa z pszczelarzem"),))

    def read() -> None:
        results.store(reading, text)

    def replace() -> None:
        versions.add_version(actor=office, document=document, file=pdf(words="2"))

    steps = (results, "index_parts", read, replace) if is_read_first else (versions, "index_parts", replace, read)
    assert one_after_the_other(monkeypatch, *steps) == []
    assert PageText.objects.get().version.number == 1
    assert Question("pszczelarzem", actor=office).counts == {}
