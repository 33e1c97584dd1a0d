"""Files on their way out, whole and in parts, and what the office knows of it."""

from typing import Any

import pytest
from django.urls import reverse

from intranet.core.enums import Action
from intranet.core.models import AuditEntry
from intranet.documents.models import Document
from intranet.documents.services import documents
from intranet.documents.services.root import root
from tests.intranet import factories
from tests.intranet.conftest import logged_in

from .conftest import pdf

CONTENT = b"%PDF-1.7\n0123456789"


@pytest.fixture
def download(member, shelf):
    document = documents.create_document(actor=member, folder=shelf, file=pdf(words="0123456789"))
    client, address = logged_in(member.user), reverse("download_document", args=[document.uuid])

    def ask(**headers: str) -> Any:
        return client.get(address, headers=headers)

    return ask


def read(answer: Any) -> bytes:
    return b"".join(answer.streaming_content)


def downloads() -> int:
    return AuditEntry.objects.filter(action=Action.DOWNLOADED).count()


def test_whole_file_is_noted(download):
    answer = download()
    assert read(answer) == CONTENT
    assert answer.headers["Content-Length"] == str(len(CONTENT))
    assert answer.headers["Accept-Ranges"] == "bytes"
    assert downloads() == 1


def test_the_rest_of_a_file_is_sent_and_not_noted_again(download):
    answer = download(Range="bytes=9-13")
    assert answer.status_code == 206
    assert read(answer) == b"01234"
    assert answer.headers["Content-Range"] == "bytes 9-13/19"
    assert answer.headers["Content-Length"] == "5"
    assert downloads() == 0


def test_a_file_that_has_changed_meanwhile_is_sent_whole(download):
    etag = download().headers["ETag"]
    assert download(**{"Range": "bytes=9-", "If-Range": etag}).status_code == 206
    assert download(**{"Range": "bytes=9-", "If-Range": '"another"'}).status_code == 200


def test_bytes_that_are_not_there_are_refused(download):
    answer = download(Range="bytes=100-")
    assert answer.status_code == 416
    assert answer.headers["Content-Range"] == "bytes */19"


@pytest.mark.parametrize("number", [1, 3, 12])
def test_office_sees_who_has_downloaded_it(office, member, download, number, django_assert_num_queries):
    factories.document(root(), office.user, title="Inny")
    for _time in range(number):
        read(download())
    document = Document.objects.get(owner=member.user)
    client, address = logged_in(office.user), reverse("document_log", args=[document.uuid])
    client.get(address)  # what a process asks once
    with django_assert_num_queries(12):
        shown = client.get(address, {"action": "downloaded"}).content.decode()
    rows = client.get(address, {"action": "downloaded", "format": "csv"}).content.decode().splitlines()
    assert shown.count("downloaded</td>") == number
    assert len(rows) == number + 1
    assert all(str(member.user) in row and str(document) in row for row in rows[1:])
