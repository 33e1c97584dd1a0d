"""Documents for everybody: on the portal by the office, at an address that stays; withdrawing says what leads there."""

import json
import re

import pytest
from django.core.exceptions import ValidationError
from django.test import Client

from cms.media.models import CustomDocument
from cms.pages.models import StandardPage
from intranet.documents.models import Document
from intranet.documents.services import documents, folders, publishing, versions
from intranet.members.audiences import keys
from intranet.members.audiences.services import audience_of
from tests import factories as portal
from tests.intranet import factories
from tests.intranet.conftest import logged_in

from .conftest import pdf, told


@pytest.fixture
def statute(office, shelf) -> Document:
    return documents.create_document(actor=office, folder=shelf, file=pdf("Statut – „§ 1”.pdf", "1"), title="Statut")


@pytest.fixture
def published(office, statute) -> Document:
    return publishing.publish(actor=office, document=statute)


def press(actor, document, step: str, **values):
    path = f"/intranet/documents/{document.uuid}/{step}/"
    return logged_in(actor.user).post(path, told(actor, **values), follow=True)


def read_by_a_visitor(document) -> bytes | None:
    answer = Client().get(f"/documents/{document.uuid}/")
    return answer.getvalue() if answer.status_code == 200 else None


def page_that_leads_to(document, home):
    text = f'<p><a linktype="document" id="{document.published_id}">Statut</a></p>'
    page = StandardPage(title="O nas", slug="o-nas", summary="My.", body=json.dumps([{"type": "text", "value": text}]))
    return portal.publish(page, parent=home)


def test_office_publishes_what_all_members_may_read(office, statute):
    assert read_by_a_visitor(statute) is None
    page = press(office, statute, "publish").content.decode()
    assert f"/documents/{statute.uuid}/" in page
    assert read_by_a_visitor(statute) == b"%PDF-1.7\n1"
    assert CustomDocument.objects.get().filename == "Statut – „§ 1”.pdf"


def test_what_was_taken_before_and_no_longer_is_does_not_come_to_the_portal(office, statute):
    statute.versions.update(name="Statut.hta")
    page = press(office, statute, "publish").content.decode()
    assert "“Statut.hta” ends in .hta, and no such file is taken." in page
    assert read_by_a_visitor(statute) is None


def test_what_only_some_may_read_is_not_published(office, statute, hotel):
    Document.objects.update(audience=audience_of([keys.of_organisation(hotel.pk)]))
    assert "Not all members may read it." in press(office, statute, "publish").content.decode()
    assert read_by_a_visitor(statute) is None


def test_new_version_is_on_the_portal_once_the_office_has_released_it(
    office, published, django_capture_on_commit_callbacks, tmp_path
):
    versions.add_version(actor=office, document=published, file=pdf(words="2"))
    assert read_by_a_visitor(published) == b"%PDF-1.7\n1"
    assert "the portal shows the old one: release it" in logged_in(office.user).get("/intranet/").content.decode()
    shown = logged_in(office.user).get(published.get_absolute_url()).content.decode()
    assert "Still in version 1" in shown
    with django_capture_on_commit_callbacks(execute=True):
        shown = press(office, published, "publish").content.decode()
    assert "Still in version" not in shown
    assert read_by_a_visitor(published) == b"%PDF-1.7\n2"
    assert len(list((tmp_path / "documents").iterdir())) == 1


def test_new_title_is_on_the_portal_at_once(office, published):
    facts = factories.corrections(title="Statut 2026")
    documents.update_document(actor=office, document=published, **facts)
    assert CustomDocument.objects.get().title == "Statut 2026"


@pytest.mark.parametrize("narrow", ["folder", "document", "move", "bin"])
def test_what_is_on_the_portal_is_neither_narrowed_nor_binned(office, published, shelf, narrow):
    narrowed = factories.corrections(readers=[keys.BOARD])
    narrower = factories.folder("Zarząd", keys.BOARD)
    steps = {
        "folder": lambda: folders.update_folder(
            actor=office, folder=shelf, name="Umowy", is_open=False, readers=[keys.BOARD]
        ),
        "document": lambda: documents.update_document(actor=office, document=published, **narrowed),
        "move": lambda: documents.move_document(actor=office, document=published, into=narrower),
        "bin": lambda: documents.bin_document(actor=office, document=published),
    }
    with pytest.raises(ValidationError, match="on the portal"):
        steps[narrow]()


def test_withdrawing_says_first_what_leads_there(office, published, home):
    page = page_that_leads_to(published, home)
    asked = logged_in(office.user).get(f"/intranet/documents/{published.uuid}/withdraw/").content.decode()
    assert page.title in asked
    assert "polski" in asked
    assert read_by_a_visitor(published)
    (seen,) = re.findall(r'name="uses_seen" value="(\d+)"', asked)
    press(office, published, "withdraw", uses_seen=seen)
    assert read_by_a_visitor(published) is None


def test_what_leads_there_only_since_is_shown_before_anything_is_withdrawn(office, published, home):
    page_that_leads_to(published, home)
    answer = logged_in(office.user).post(
        f"/intranet/documents/{published.uuid}/withdraw/",
        told(office, uses_seen=0),
        headers={"referer": f"http://testserver/intranet/documents/{published.uuid}/withdraw/"},
        follow=True,
    )
    assert "used at more places meanwhile" in answer.content.decode()
    assert "O nas" in answer.content.decode()
    assert read_by_a_visitor(published)


def test_published_again_it_has_the_address_that_it_had(office, published):
    address = CustomDocument.objects.get().url
    publishing.withdraw(actor=office, document=published, uses_seen=0)
    publishing.publish(actor=office, document=published)
    assert CustomDocument.objects.get().url == address


def test_editor_who_deletes_the_copy_leaves_the_library_as_it_was(client, office, published):
    CustomDocument.objects.get().delete()
    published.refresh_from_db()
    assert published.published is None
    assert b"".join(published.current.file.open().chunks()) == b"%PDF-1.7\n1"


def test_editors_are_not_told_where_in_the_intranet_it_is(editor_client, published):
    answer = editor_client.get(f"/admin/documents/usage/{published.published_id}/")
    assert answer.status_code == 200
    assert "intranet" not in answer.content.decode()
