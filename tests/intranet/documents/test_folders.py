"""Folders: made, narrowed and moved by the office; who may read follows at once."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError

from intranet.core.models import AuditEntry
from intranet.documents.models import Document, Folder
from intranet.documents.services import folders
from intranet.members.acting import actor_of
from intranet.members.audiences import keys
from intranet.search.asking import Question
from tests.intranet import factories
from tests.intranet.conftest import logged_in

from .conftest import told


@pytest.fixture
def guest(museum):
    return actor_of(factories.member(museum).user)


def sees(actor, document) -> bool:
    shown = logged_in(actor.user).get(document.get_absolute_url()).status_code == 200
    assert shown == (document in Document.objects.visible_to(actor))
    assert shown == bool(Question(document.title, actor=actor).hits)
    return shown


def test_office_makes_a_folder_for_the_board(office, member, shelf):
    sent = told(office, name="Zarząd", readers=[keys.BOARD])
    answer = logged_in(office.user).post(f"/intranet/documents/folders/{shelf.pk}/new/", sent, follow=True)
    made = Folder.objects.get(name="Zarząd")
    assert answer.redirect_chain[-1][0] == made.get_absolute_url()
    assert made.get_parent() == shelf
    assert "Zarząd" not in logged_in(member.user).get(shelf.get_absolute_url()).content.decode()


def test_second_folder_of_a_name_is_refused_where_it_was_typed(office, shelf):
    folders.create_folder(actor=office, parent=shelf, name="Targi")
    sent = told(office, name="targi ")
    answer = logged_in(office.user).post(f"/intranet/documents/folders/{shelf.pk}/new/", sent)
    assert answer.status_code == 422
    assert "There is a folder of this name here already." in answer.content.decode()
    assert Folder.objects.filter(name__iexact="targi").count() == 1


def test_narrowed_folder_closes_what_is_in_it_and_below(office, member, guest, hotel, shelf):
    document = factories.document(factories.folder("Targi", parent=shelf), office.user)
    assert sees(guest, document)
    folders.update_folder(
        actor=office, folder=shelf, name="Umowy", is_open=False, readers=[keys.of_organisation(hotel.pk)]
    )
    assert not sees(guest, document)
    assert sees(member, document)


def test_own_audience_is_kept_through_a_narrow_folder_and_valid_again_after_it(office, member, shelf):
    document = factories.document(shelf, office.user, keys.ALL)
    facts: dict[str, Any] = {"name": "Umowy", "is_open": False}
    folders.update_folder(actor=office, folder=shelf, readers=[keys.BOARD], **facts)
    assert not sees(member, document)
    folders.update_folder(actor=office, folder=shelf, readers=[], **facts)
    assert sees(member, document)


def test_moved_folder_takes_what_is_in_it_and_the_new_place_narrows_it(office, member, shelf):
    board = factories.folder("Zarząd", keys.BOARD)
    inner = factories.folder("Targi", parent=shelf)
    document = factories.document(inner, office.user)
    sent = told(office, into=board.pk)
    logged_in(office.user).post(f"/intranet/documents/folders/{inner.pk}/move/", sent)
    assert Folder.objects.get(pk=inner.pk).full_name == "Zarząd / Targi"
    assert not sees(member, document)
    entry = AuditEntry.objects.of([inner]).first()
    assert entry
    assert entry.changes == {"name": ["Umowy / Targi", "Zarząd / Targi"]}


def test_moved_folder_is_open_to_nobody_else_unless_the_office_opens_it(office, member, shelf):
    board = factories.folder("Zarząd", keys.BOARD)
    inner = factories.folder("Targi", parent=board)
    document = factories.document(inner, office.user)
    page = logged_in(office.user).get(f"/intranet/documents/folders/{inner.pk}/move/").content.decode()
    assert "Umowy (All members)" in page
    assert "Until now it is read by: The board." in page
    folders.move_folder(actor=office, folder=inner, into=shelf)
    assert not sees(member, document)
    folders.move_folder(actor=office, folder=inner, into=board)
    folders.update_folder(actor=office, folder=inner, name="Targi", is_open=False, readers=[])
    folders.move_folder(actor=office, folder=inner, into=shelf, opens=True)
    assert sees(member, document)


@pytest.mark.parametrize("opens", [False, True])
def test_moved_document_is_open_to_nobody_else_unless_one_opens_it(office, member, shelf, opens):
    document = factories.document(factories.folder("Zarząd", keys.BOARD), office.user)
    sent = told(office, into=shelf.pk, **({"opens": "on"} if opens else {}))
    logged_in(office.user).post(f"/intranet/documents/{document.uuid}/move/", sent)
    document.refresh_from_db()
    assert document.folder == shelf
    assert sees(member, document) is opens


def test_folder_is_not_moved_into_itself(office, shelf):
    inner = factories.folder("Targi", parent=shelf)
    for into in (shelf, inner):
        with pytest.raises(ValidationError, match="into itself"):
            folders.move_folder(actor=office, folder=shelf, into=into)


def test_folder_with_something_in_it_is_not_deleted_not_even_for_what_is_in_the_bin(office, shelf):
    factories.document(shelf, office.user, state="binned")
    answer = logged_in(office.user).post(f"/intranet/documents/folders/{shelf.pk}/delete/", told(office), follow=True)
    assert "is not empty" in answer.content.decode()
    assert Folder.objects.filter(pk=shelf.pk).exists()


def test_empty_folder_is_deleted(office, shelf):
    for said in ("is deleted", "This folder is gone."):
        sent = logged_in(office.user).post(f"/intranet/documents/folders/{shelf.pk}/delete/", told(office), follow=True)
        assert said in sent.content.decode()
        assert not Folder.objects.filter(pk=shelf.pk).exists()


def test_library_itself_stays(office):
    root = Folder.objects.get(depth=1)
    for change in (
        lambda: folders.delete_folder(actor=office, folder=root),
        lambda: folders.update_folder(actor=office, folder=root, name="X", is_open=True, readers=[]),
    ):
        with pytest.raises(ValidationError, match="the library itself"):
            change()


def test_folder_page_asks_the_same_whatever_there_is(office, member, shelf, django_assert_num_queries):
    client = logged_in(member.user)
    for number in range(3):
        for title in ("Umowa", "Aneks")[: number + 1]:
            factories.document(shelf, office.user, title=title)
        factories.folder(f"Rok {number}", parent=shelf)
        client.get(shelf.get_absolute_url())
        with django_assert_num_queries(11):
            client.get(shelf.get_absolute_url())


@pytest.mark.parametrize("number", [1, 3, 12])
def test_narrowing_a_folder_asks_the_same_whatever_is_in_it(office, shelf, number, django_assert_num_queries):
    for _document in range(number):
        factories.document(shelf, office.user)
        factories.document(shelf, office.user, keys.BOARD)
    with django_assert_num_queries(34):
        folders.update_folder(actor=office, folder=shelf, name="Umowy", is_open=False, readers=[keys.BOARD])
    assert set(Document.objects.values_list("audience__code", flat=True)) == {keys.BOARD}
