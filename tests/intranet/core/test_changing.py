"""Every change of an object: asked of the person as they are now, and never past what they have not seen."""

from dataclasses import replace

import pytest
from django.core.exceptions import PermissionDenied

from intranet.core.audit import record_view
from intranet.core.changing import changing
from intranet.core.models import AuditEntry
from intranet.core.opened import ChangedMeanwhile, as_opened, opened_on
from intranet.core.transitions import IllegalTransition
from intranet.documents.models import Document
from intranet.documents.services import checkouts, documents, publishing, versions
from intranet.members import policies, services
from intranet.members.acting import actor_of
from intranet.members.models import Organisation
from tests.intranet import factories
from tests.intranet.documents.conftest import pdf


def seeing(actor, instance):
    """The person with a form that is shown to them now."""
    return replace(actor, opened_on=opened_on(as_opened(type(instance).objects.filter(pk=instance.pk)).get()))


@pytest.fixture
def other(db):
    return actor_of(factories.office("Anna Nowak"))


@pytest.fixture
def document(settings, tmp_path, office):
    settings.MEDIA_ROOT = tmp_path
    folder = factories.folder("Umowy", "all")
    return documents.create_document(actor=office, folder=folder, file=pdf(), title="Statut")


def test_policy_is_asked_of_the_person_as_they_are_now(office, hotel):
    office.user.groups.clear()
    with pytest.raises(PermissionDenied), changing(hotel, office, policies.can_manage_organisations):
        pytest.fail("nobody comes in here")


def test_object_is_as_the_database_has_it(office, hotel):
    Organisation.objects.filter(pk=hotel.pk).update(name="Hotel Nowy")
    with changing(hotel, office, policies.can_manage_organisations) as found:
        assert found.name == "Hotel Nowy"


def test_change_of_what_another_has_changed_meanwhile_is_refused_with_what_they_did(office, other, hotel):
    late = seeing(office, hotel)
    services.update_organisation(actor=other, organisation=hotel, name="Hotel Nowy")
    with pytest.raises(ChangedMeanwhile, match=r"Anna Nowak, .*: changed\. Name: Hotel Arte → Hotel Nowy") as refusal:
        services.update_organisation(actor=late, organisation=hotel, name="Hotel Stary")
    hotel.refresh_from_db()
    assert hotel.name == "Hotel Nowy"
    again = replace(office, opened_on=refusal.value.opened_on)
    assert services.update_organisation(actor=again, organisation=hotel, name="Hotel Stary").name == "Hotel Stary"


def test_change_to_the_same_by_two_people_is_a_success_and_written_once(office, other, hotel):
    late = seeing(office, hotel)
    services.update_organisation(actor=other, organisation=hotel, name="Hotel Nowy")
    assert services.update_organisation(actor=late, organisation=hotel, name="Hotel Nowy").name == "Hotel Nowy"
    assert AuditEntry.objects.of([hotel]).count() == 1


@pytest.mark.parametrize("said", ["", "1", "members.organisation:{pk}:", "members.organisation:{pk}:" + "9" * 5000])
def test_form_that_does_not_say_what_it_was_opened_on_is_not_refused(office, hotel, said):
    blind = replace(office, opened_on=said.format(pk=hotel.pk))
    assert services.update_organisation(actor=blind, organisation=hotel, name="Hotel Nowy").name == "Hotel Nowy"


def test_form_of_another_object_says_nothing_of_this_one(office, other, hotel, museum):
    late = seeing(office, museum)
    services.update_organisation(actor=other, organisation=museum, name="Muzeum Wsi")
    assert services.update_organisation(actor=late, organisation=hotel, name="Hotel Nowy").name == "Hotel Nowy"


def test_who_has_only_looked_has_changed_nothing(office, other, document):
    late = seeing(office, document)
    record_view(actor=other, instance=document)
    assert documents.bin_document(actor=late, document=document).is_binned


def test_version_that_nobody_has_seen_is_not_published(office, other, document):
    late = seeing(office, document)
    versions.add_version(actor=other, document=document, file=pdf(words="2"))
    with pytest.raises(ChangedMeanwhile, match="Anna Nowak"):
        publishing.publish(actor=late, document=document)
    document.refresh_from_db()
    assert document.published is None


def test_change_of_the_tags_alone_is_a_change(office, other, document):
    late = seeing(office, document)
    documents.update_document(actor=other, document=document, **corrections(tags=["fair"]))
    with pytest.raises(ChangedMeanwhile, match="Tags: – → fair"):
        documents.update_document(actor=late, document=document, **corrections(tags=["trail"]))
    assert list(Document.objects.get().tags.names()) == ["fair"]


def corrections(**facts):
    return factories.corrections(title="Statut") | facts


def test_second_click_on_a_move_ends_in_success_and_writes_nothing(office, hotel):
    clicking = seeing(office, hotel)
    for _click in range(2):
        moved = services.move_organisation(actor=clicking, organisation=hotel, state="suspended")
        assert moved.state == "suspended"
    assert AuditEntry.objects.of([hotel]).count() == 1


def test_move_that_another_has_made_is_no_second_click(office, other, hotel):
    services.move_organisation(actor=other, organisation=hotel, state="suspended")
    with pytest.raises(IllegalTransition):
        services.move_organisation(actor=office, organisation=hotel, state="suspended")


def test_file_sent_twice_is_one_version(office, document):
    clicking = seeing(office, document)
    for _click in range(2):
        assert versions.add_version(actor=clicking, document=document, file=pdf(words="2")).number == 2


def test_second_click_on_checking_out_and_giving_back_writes_nothing(office, document):
    for step in (checkouts.check_out, checkouts.give_back):
        clicking = seeing(office, document)
        for _click in range(2):
            step(actor=clicking, document=document)
    actions = AuditEntry.objects.of([document]).order_by("pk").values_list("action", flat=True)
    assert list(actions) == ["created", "checked_out", "returned"]
