"""A file looked at in the browser: as it is where that is safe, else as PDF, else as text."""

import pytest
from django.urls import reverse

from cms.core.files.media_types import HTML, PDF, PICTURES, SVG
from intranet.core.models import AuditEntry
from intranet.documents.extraction.names import Job
from intranet.documents.models import Version
from tests.intranet import factories
from tests.intranet.conftest import logged_in

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@pytest.fixture
def version(member, shelf) -> Version:
    return factories.document(shelf, member.user).versions.get()


def look(member, version: Version, media_type: str):
    Version.objects.update(media_type=media_type)
    return logged_in(member.user).get(reverse("look_at_version", args=[version.document.uuid, version.number]))


def read_by_the_worker(version: Version, text: str) -> None:
    factories.made_of(version, Job.TEXT)
    version.pages.create(unit="page", number=1, text=text)


@pytest.mark.parametrize("media_type", [PDF, *sorted(PICTURES)])
def test_what_is_safe_is_shown_as_it_is(member, version, media_type):
    answer = look(member, version, media_type)
    assert answer.headers["Content-Disposition"].startswith("inline")
    assert answer.headers["Content-Type"] == media_type
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert AuditEntry.objects.get(action="downloaded").user == member.user


@pytest.mark.parametrize("media_type", [HTML, SVG, "text/plain", DOCX])
def test_anything_else_is_its_text_and_nothing_before_that_is_read(member, version, media_type):
    assert look(member, version, media_type).status_code == 404
    read_by_the_worker(version, "Umowa <script>alert(1)</script>")
    answer = look(member, version, media_type)
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert "Umowa &lt;script&gt;" in answer.content.decode()


def test_office_file_is_the_pdf_that_was_made_of_it(member, version):
    read_by_the_worker(version, "Umowa")
    factories.made_of(version, Job.PDF, b"%PDF-1.7 made")
    answer = look(member, version, DOCX)
    assert answer.getvalue() == b"%PDF-1.7 made"
    assert answer.headers["Content-Disposition"] == 'inline; filename="statut.pdf.pdf"'


def test_page_offers_it_as_soon_as_there_is_something(member, version):
    Version.objects.update(media_type=DOCX)
    client = logged_in(member.user)
    page = version.document.get_absolute_url()
    assert "Look at it here" not in client.get(page).content.decode()
    read_by_the_worker(version, "Umowa")
    assert "Look at it here" in client.get(page).content.decode()
