"""Viruses: nobody gets a file that is being checked, or one that has a virus. A real scanner answers."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from cms.core.files.clamav import ScannerError
from intranet.core import notices
from intranet.documents.models import Document, Extraction, Version
from intranet.documents.services import documents, publishing, versions
from intranet.documents.tasks import scan
from tests.intranet.conftest import logged_in
from tests.processes import free_port
from tests.services.clamav import EICAR

from .conftest import pdf


@pytest.fixture
def document(scanned, office, shelf) -> Document:
    return documents.create_document(actor=office, folder=shelf, file=pdf(), title="Statut")


def eicar() -> SimpleUploadedFile:
    return SimpleUploadedFile("faktura.txt", EICAR)


def page(actor, document) -> str:
    return logged_in(actor.user).get(document.get_absolute_url()).content.decode()


def download(actor, document):
    return logged_in(actor.user).get(reverse("download_document", args=[document.uuid]), follow=True)


def scan_all() -> None:
    for pk in Version.objects.values_list("pk", flat=True):
        scan(pk)


def test_file_waits_until_it_is_checked(office, document):
    assert "is being checked for viruses" in page(office, document)
    assert "is being checked for viruses" in download(office, document).content.decode()
    assert not Extraction.objects.exists()
    scan_all()
    assert "viruses" not in page(office, document)
    assert download(office, document).getvalue().startswith(b"%PDF")
    assert Extraction.objects.exists()


def test_file_with_a_virus_is_gone_and_the_version_before_it_valid_again(
    office, document, django_capture_on_commit_callbacks
):
    scan_all()
    version = versions.add_version(actor=office, document=document, file=eicar())
    with django_capture_on_commit_callbacks(execute=True):
        scan(version.pk)
    document.refresh_from_db()
    assert document.current.number == 1
    assert not version.file.storage.exists(str(version.file.name))
    assert "had a virus (Eicar-Test-Signature.UNOFFICIAL)" in page(office, document)
    (told,) = notices.shown_to(office)
    assert told.words == "“faktura.txt” at “Statut” had a virus (Eicar-Test-Signature.UNOFFICIAL) and was not kept"
    with pytest.raises(ValidationError, match="had a virus"):
        versions.restore_version(actor=office, version=Version.objects.get(number=2))


def test_document_that_is_nothing_but_a_virus_has_no_file(office, scanned, shelf):
    document = documents.create_document(actor=office, folder=shelf, file=eicar())
    scan_all()
    document.refresh_from_db()
    assert document.current is None
    assert "had a virus" in page(office, document)
    assert download(office, document).status_code == 404
    documents.create_document(
        actor=office, folder=shelf, file=eicar()
    )  # refused as known, the bringer would look for it


def test_nothing_is_on_the_portal_before_it_is_checked(office, document):
    with pytest.raises(ValidationError, match="being checked"):
        publishing.publish(actor=office, document=document)
    scan_all()
    publishing.publish(actor=office, document=document)
    versions.add_version(actor=office, document=document, file=pdf(words="2"))
    with pytest.raises(ValidationError, match="being checked"):
        publishing.publish(actor=office, document=document)
    assert Client().get(f"/documents/{document.uuid}/").getvalue() == pdf().read()
    scan_all()
    publishing.publish(actor=office, document=document)
    assert Client().get(f"/documents/{document.uuid}/").getvalue() == pdf(words="2").read()


def test_after_a_virus_what_is_valid_again_is_released(office, document):
    scan_all()
    publishing.publish(actor=office, document=document)
    second = versions.add_version(actor=office, document=document, file=pdf(words="2"))
    third = versions.add_version(actor=office, document=document, file=eicar())
    scan(second.pk)
    scan(third.pk)
    document.refresh_from_db()
    assert document.current == second
    assert document.is_older_on_portal
    publishing.publish(actor=office, document=document)
    assert Client().get(f"/documents/{document.uuid}/").getvalue() == pdf(words="2").read()


def test_scanner_out_of_reach_keeps_it_waiting(office, document, settings):
    settings.VIRUS_SCANNER = ("127.0.0.1", free_port())
    with pytest.raises(ScannerError, match="does not answer"):
        scan_all()
    assert "is being checked for viruses" in page(office, document)


def test_file_that_the_scanner_refuses_keeps_waiting(office, scanned, shelf):
    documents.create_document(actor=office, folder=shelf, file=pdf(words="x" * 2_000_000))
    with pytest.raises(ScannerError, match="size limit exceeded"):
        scan_all()


def test_without_a_scanner_nothing_claims_to_be_checked(office, shelf):
    document = documents.create_document(actor=office, folder=shelf, file=eicar())
    assert "virus" not in page(office, document)
    assert download(office, document).getvalue() == EICAR
