"""How long a document is kept, who looks after it, and when it is looked through."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from intranet.core.actors import Actor
from intranet.core.models import AuditEntry, Notice
from intranet.documents.models import Document
from intranet.documents.services import checkouts, documents, retention, upkeep
from intranet.documents.waiting import waits_for
from intranet.members.acting import actor_of
from intranet.members.audiences import keys
from intranet.members.services import end_role
from tests.intranet import factories
from tests.intranet.conftest import logged_in

from .conftest import told


def day(number: int) -> date:
    return timezone.localdate() + timedelta(days=number)


def waiting(actor: Actor) -> list[str]:
    return [one.words for one in waits_for(actor_of(actor.user))]


@pytest.fixture
def document(member, shelf) -> Document:
    """Looked after by the member."""
    return factories.document(shelf, member.user, title="Regulamin")


def decide(office: Actor, document: Document, **facts: Any) -> Document:
    values = {"retained_until": None, "held_because": ""} | facts
    return retention.decide_retention(actor=office, document=document, **values)


@pytest.mark.parametrize(
    ("facts", "refusal"),
    [
        ({"held_because": "Spór z drukarnią."}, "is held and may not be thrown away: Spór z drukarnią."),
        ({"retained_until": day(1)}, "has to be kept until"),
        ({"retained_until": day(0)}, ""),
        ({"held_because": "Spór.", "retained_until": day(-9)}, "is held"),
    ],
)
def test_it_is_thrown_away_neither_held_nor_before_its_day(office, member, document, facts, refusal):
    decide(office, document, **facts)
    page = document.get_absolute_url()
    client = logged_in(member.user)
    is_offered = reverse("bin_document", args=[document.uuid]) in client.get(page).content.decode()
    path = reverse("bin_document", args=[document.uuid])
    answer = client.post(path, told(member), headers={"Referer": f"http://testserver{page}"}, follow=True)
    document.refresh_from_db()
    assert is_offered == document.is_binned == (not refusal)
    assert refusal in answer.content.decode()


@pytest.mark.parametrize(
    ("facts", "is_emptied"),
    [({"held_because": "Spór."}, 0), ({"retained_until": day(1)}, 0), ({"retained_until": day(0)}, 1), ({}, 1)],
)
def test_bin_is_not_emptied_of_what_is_kept(office, member, shelf, facts, is_emptied):
    thrown = timezone.now() - timedelta(days=40)
    document = factories.document(shelf, member.user, state="binned", binned_at=thrown)
    decide(office, document, **facts)
    assert upkeep.empty_bin() == is_emptied


def test_form_says_who_holds_it_and_the_log_says_why(office, member, document):
    client = logged_in(office.user)
    sent = told(office, retained_until=str(day(30)), held_because="Spór z drukarnią.")
    page = client.post(reverse("document_retention", args=[document.uuid]), sent, follow=True).content.decode()
    assert "Barbara Biurowa has held it since" in page
    assert "Legal hold: <del>–</del> → <ins>Spór z drukarnią.</ins>" in page
    client.post(reverse("document_retention", args=[document.uuid]), told(office, retained_until="", held_because=""))
    document.refresh_from_db()
    assert (document.held_by, document.held_at, document.retained_until) == (None, None, None)


def test_hold_names_who_began_it_when_another_says_why_anew(office, document):
    decide(office, document, held_because="Spór.")
    decide(actor_of(factories.office("Druga Biurowa")), document, held_because="Spór z drukarnią.")
    document.refresh_from_db()
    assert (document.held_by, document.held_because) == (office.user, "Spór z drukarnią.")


def test_only_the_office_decides(member, document):
    with pytest.raises(PermissionDenied):
        decide(member, document, held_because="Spór.")


def test_office_is_asked_when_the_day_has_come_and_nothing_goes_by_itself(office, member, document):
    decide(office, document, retained_until=day(1))
    assert waiting(office) == []
    Document.objects.update(retained_until=day(0))
    upkeep.empty_bin()
    assert waiting(office) == ["“Regulamin” need not be kept any longer: may it go?"]
    assert waiting(member) == []
    assert "or name a later day" in logged_in(office.user).get(document.get_absolute_url()).content.decode()
    decide(office, document, retained_until=day(365))
    assert waiting(office) == []
    Document.objects.update(retained_until=day(0))
    documents.bin_document(actor=office, document=document)
    assert waiting(office) == []


def test_held_one_is_not_asked_about(office, document):
    decide(office, document, retained_until=day(0), held_because="Spór.")
    assert waiting(office) == []


def test_new_one_is_told_and_looks_after_it(office, hotel, member, document):
    new = actor_of(factories.member(hotel).user)
    sent = told(member, user=new.user.email)
    page = logged_in(member.user).post(reverse("hand_over_document", args=[document.uuid]), sent, follow=True)
    assert f"{new.user} looks after “Regulamin” from now on." in page.content.decode()
    assert [notice.kind for notice in Notice.objects.filter(user=new.user)] == ["documents.handed_over"]
    assert "You look after “Regulamin” from now on" in logged_in(new.user).get("/intranet/notices/").content.decode()
    with pytest.raises(PermissionDenied):
        documents.bin_document(actor=member, document=document)
    documents.bin_document(actor=new, document=document)


def test_it_is_not_handed_to_who_may_not_read_it(office, hotel, museum, shelf):
    document = factories.document(shelf, office.user, keys.of_organisation(hotel.pk))
    stranger = factories.member(museum).user
    sent = told(office, user=stranger.email)
    answer = logged_in(office.user).post(reverse("hand_over_document", args=[document.uuid]), sent)
    assert answer.status_code == 422
    assert f"{stranger} may not read it: open it to them first." in answer.content.decode()
    document.refresh_from_db()
    assert document.owner == office.user


def test_who_reads_it_no_longer_is_led_to_the_library(office, member, shelf):
    document = factories.document(shelf, member.user, keys.OFFICE)
    sent = told(member, user=office.user.email)
    path = reverse("hand_over_document", args=[document.uuid])
    assert logged_in(member.user).post(path, sent).headers["Location"] == reverse("documents")


def test_what_the_former_one_had_checked_out_is_given_back(office, member, document):
    checkouts.check_out(actor=member, document=document)
    retention.hand_over(actor=office, document=document, user=office.user)
    document.refresh_from_db()
    assert document.checked_out_by is None
    assert not Notice.objects.exists()  # nobody tells themselves


def test_what_nobody_looks_after_waits_for_the_office_until_it_is_handed_over(office, hotel, member, shelf):
    leaving = factories.member(hotel)
    document = factories.document(shelf, leaving.user, title="Regulamin", review_on=day(-1))
    for keeper in (office.user, factories.board(), member.user):
        factories.document(shelf, keeper)
    assert waiting(office) == []
    end_role(actor=office, membership=leaving)
    left, review = "Nobody looks after “Regulamin” any more", "Look through “Regulamin”: is it still right?"
    assert set(waiting(office)) == {left, review}
    retention.hand_over(actor=office, document=document, user=member.user)
    assert waiting(office) == []
    assert waiting(member) == [review]


def test_account_that_is_closed_looks_after_nothing(office, member, document):
    type(member.user).objects.filter(pk=member.user.pk).update(is_active=False)
    assert waiting(office) == ["Nobody looks after “Regulamin” any more"]


def test_who_looks_after_it_looks_through_it_and_again_in_a_year(office, member, coordinator, document):
    Document.objects.update(review_on=day(1))
    assert waiting(member) == []
    Document.objects.update(review_on=day(0))
    assert waiting(member) == ["Look through “Regulamin”: is it still right?"]
    assert waiting(office) == waiting(coordinator) == []
    path = reverse("look_through_document", args=[document.uuid])
    assert path in logged_in(member.user).get(document.get_absolute_url()).content.decode()
    for _twice in range(2):
        logged_in(member.user).post(path, told(member))
    document.refresh_from_db()
    assert document.review_on == day(365)
    assert waiting(member) == []
    assert AuditEntry.objects.of([document]).filter(action="changed").count() == 1


def test_late_review_is_late_on_the_dashboard(member, document):
    Document.objects.update(review_on=day(-1))
    [one] = waits_for(member)
    assert (one.url, one.is_late) == (document.get_absolute_url(), True)


def test_hand_over_of_an_unknown_address_is_refused_at_its_field(member, document):
    sent = told(member, user="nobody@example.org")
    answer = logged_in(member.user).post(reverse("hand_over_document", args=[document.uuid]), sent)
    assert "There is no account with the address nobody@example.org." in answer.content.decode()


def test_correcting_a_held_one_leaves_the_hold(office, document):
    decide(office, document, held_because="Spór.")
    documents.update_document(actor=office, document=document, **factories.corrections(title="Nowy"))
    with pytest.raises(ValidationError, match="Spór"):
        documents.bin_document(actor=office, document=document)
