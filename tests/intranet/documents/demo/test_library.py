"""The demo's library: forty generated documents in eight folders, with something in every state."""

from pathlib import Path

import pytest
from django.urls import reverse
from django.utils import timezone

from cms.users.demo import create_account
from cms.users.models import User
from intranet.core.asks.waiting import waits_for
from intranet.core.models import Ask
from intranet.documents.asks import APPROVAL
from intranet.documents.demo import load_documents
from intranet.documents.enums import DocumentState
from intranet.documents.extraction.outcome import Failure, Reason
from intranet.documents.extraction.texts import read_text
from intranet.documents.models import Document, Folder, MustRead
from intranet.members import demo as members
from intranet.members.acting import actor_of
from intranet.members.enums import Role
from tests.intranet import factories
from tests.intranet.conftest import logged_in

PEOPLE = {
    "representative": Role.REPRESENTATIVE,
    "deputy": Role.DEPUTY,
    "coordinator": Role.COORDINATOR,
    "member": Role.MEMBER,
}


@pytest.fixture
def loaded(db, hotel) -> None:
    """With some of its people: the founders themselves are tested elsewhere."""
    members.create_accounts()
    create_account("deputy@example.org", "Damian", "Zastępski", has_password=False)
    for name, role in PEOPLE.items():
        factories.member(hotel, role, user=User.objects.get(email=f"{name}@example.org"))
    for number in range(3):
        factories.member(factories.organisation(), Role.REPRESENTATIVE, user=factories.person(f"Jan Nowak{number}"))
    load_documents()


def test_library_of_the_demo(loaded):
    assert (Folder.objects.filter(depth__gt=1).count(), Document.objects.count()) == (8, 40)
    assert set(Document.objects.values_list("language", flat=True)) == {"pl", "en", "de", "cs"}
    kinds = {name.rsplit(".")[-1] for name in Document.objects.values_list("current__name", flat=True)}
    assert kinds == {"pdf", "docx", "xlsx", "odt"}
    assert Document.objects.filter(versions__number=2).count() == 5

    came = Document.objects.order_by("added_at").values_list("added_at", flat=True)
    assert (timezone.now() - came[0]).days == 730
    assert len({at.date() for at in came}) == 40

    _is_in_every_state()
    _has_must_reads_in_every_state()
    _has_approvals_in_every_state()
    _has_something_for_everybody()
    _board_reads_alone()
    _one_file_is_locked()


def _is_in_every_state() -> None:
    today = timezone.localdate()
    assert Document.objects.get(expires_on__lt=today).is_expired
    assert Document.objects.get(review_on__lt=today).is_due_for_review
    assert Document.objects.get(checked_out_by__email="board@example.org").is_binned is False
    assert Document.objects.exclude(held_because="").get().title == "Opinia prawna o znaku towarowym"
    assert Document.objects.get(retained_until__gt=today).is_retained
    assert Document.objects.get(retained_until__lt=today).may_go
    assert Document.objects.get(state=DocumentState.BINNED).title == "Protokół wyboru dostawcy"
    assert Document.objects.exclude(published=None).get().title == "Obsługa gości z Niemiec"


def _has_must_reads_in_every_state() -> None:
    today = timezone.localdate()
    states = {
        must_read.document.title: (
            must_read.is_over,
            must_read.due_on < today,
            set(must_read.asks.values_list("state", flat=True)),
        )
        for must_read in MustRead.objects.select_related("document")
    }
    both = {"open", "answered"}
    assert states == {
        "Regulamin grupy zakupowej": (False, False, both),
        "Regulamin stoiska": (False, True, both),
        "Dostępność krok po kroku": (False, False, {"answered"}),
        "Zgoda na wykorzystanie wizerunku": (True, False, {"answered"}),
        "Wzór umowy współpracy": (False, False, {"open"}),
    }
    assert MustRead.objects.get(document__title="Wzór umowy współpracy").from_number == 2


def _has_approvals_in_every_state() -> None:
    states: dict[str, list[str]] = {}
    for ask in Ask.objects.filter(kind=APPROVAL.code).for_page():
        states.setdefault(str(ask.of_kind.about(ask)), []).append(ask.logged_state)
    assert states == {
        "Regulamin walnego zebrania": ["approved", "open"],
        "Badanie gości": ["approved", "approved", "approved"],
        "Lista kontaktów prasowych": ["declined", "approved"],
    }


def _has_something_for_everybody() -> None:
    for name in ("representative", "coordinator", "member"):
        actor = actor_of(User.objects.get(email=f"{name}@example.org"))
        assert list(waits_for(actor)), name
    assert Ask.objects.open().filter(user__email="representative@example.org").exists()


def _board_reads_alone() -> None:
    budget = reverse("document", args=[Document.objects.get(title="Budżet klastra").uuid])
    codes = [
        logged_in(User.objects.get(email=f"{name}@example.org")).get(budget).status_code for name in ("board", "member")
    ]
    assert codes == [200, 404]


def _one_file_is_locked() -> None:
    version = Document.objects.get(title="Oferta na stronę internetową").versions.get()
    assert read_text(Path(version.file.path), version.media_type) == Failure(Reason.ENCRYPTED)
