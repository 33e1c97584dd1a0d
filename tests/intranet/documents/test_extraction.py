"""After an upload the worker reads it: what people see of that, and what happens when reading goes wrong."""

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.urls import reverse
from PIL import Image

from intranet.documents import tasks
from intranet.documents.extraction import process
from intranet.documents.models import Document, Extraction
from intranet.documents.services import documents, versions
from tests.intranet.conftest import logged_in

from .conftest import pdf
from .extraction import made

Upload = Callable[..., Document]


@pytest.fixture
def upload(member, shelf, django_capture_on_commit_callbacks) -> Upload:
    """As a member does, and then as the worker does."""

    def uploaded(content: bytes, name: str = "statut.pdf", **facts: Any) -> Document:
        with django_capture_on_commit_callbacks(execute=True):
            document = documents.create_document(
                actor=member, folder=shelf, file=ContentFile(content, name), **{"language": "pl"} | facts
            )
        return Document.objects.select_related("current").get(pk=document.pk)

    return uploaded


def text_of(document: Document) -> Extraction:
    return Extraction.objects.select_related("version").get(version=document.current, job="text")


def shown(actor: Any, document: Document) -> str:
    return logged_in(actor.user).get(document.get_absolute_url()).content.decode()


def test_text_is_kept_by_page_and_the_first_page_is_shown(member, upload):
    document = upload(made.pdf())
    assert document.current is not None
    assert "Głuchołaz" in document.current.pages.get(number=1).text
    page = shown(member, document)
    assert "could not be read" not in page
    assert "is being read" not in page
    address = reverse("version_thumbnail", args=[document.uuid, 1])
    assert f'src="{address}"' in page
    answer: Any = logged_in(member.user).get(address)
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert Image.open(BytesIO(b"".join(answer.streaming_content))).format == "WEBP"


def test_page_says_that_it_waits_until_a_worker_comes(member, shelf):
    document = documents.create_document(actor=member, folder=shelf, file=pdf())
    assert "The text is being read." in shown(member, document)
    assert logged_in(member.user).get(reverse("version_thumbnail", args=[document.uuid, 1])).status_code == 404


def test_page_says_why_the_text_could_not_be_read(member, upload):
    assert "The text could not be read: the file is damaged." in shown(member, upload(b"%PDF-1.7\n"))


@pytest.mark.parametrize(("chosen", "expected"), [("", "pl"), ("de", "de")])
def test_language_is_guessed_where_none_was_chosen(upload, chosen, expected):
    document = upload(
        "Goście pytali o to, czy jest to w planie i na jak długo.".encode(), "raport.txt", language=chosen
    )
    assert document.language == expected


def test_version_keeps_its_own_text(member, upload, django_capture_on_commit_callbacks):
    document = upload(b"Jeden.", "statut.txt")
    with django_capture_on_commit_callbacks(execute=True):
        versions.add_version(actor=member, document=document, file=ContentFile(b"Dwa.", "statut.txt"))
    texts = [version.pages.get().text.strip() for version in document.versions.order_by("number")]
    assert texts == ["Jeden.", "Dwa."]


@pytest.fixture
def deadly(monkeypatch) -> list[Any]:
    """The child dies over every file, as over one that makes its parser crash."""
    started: list[Any] = []

    def dying(*arguments: Any) -> Any:
        started.append(arguments)
        child = original(*arguments)
        child.kill()
        return child

    original = process._started
    monkeypatch.setattr(process, "_started", dying)
    return started


def test_what_kills_its_reader_three_times_is_given_up(member, upload, deadly):
    document = upload(b"Jeden.", "statut.txt")
    assert "The text is being read." in shown(member, document)
    for _time in range(5):
        tasks.resume_extraction()
    assert len(deadly) == 3
    assert "reading broke off three times" in shown(member, document)
