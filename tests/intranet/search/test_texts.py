"""Documents are found by what they say, in the language that they are written in, and told on which page."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from intranet.documents.demo.files import pdf_file
from intranet.documents.models import Document
from intranet.documents.services import documents, versions
from intranet.members.acting import actor_of
from intranet.members.audiences import keys
from intranet.search.asking import Hit, Question
from intranet.search.models import Record
from intranet.search.services import rebuild
from tests.intranet import factories
from tests.intranet.conftest import logged_in

Brought = Callable[..., Document]


@pytest.fixture
def bring(member, settings, tmp_path, django_capture_on_commit_callbacks) -> Brought:
    """A text, or the bytes of a PDF, that is uploaded and read."""
    settings.MEDIA_ROOT = tmp_path
    shelf = factories.folder("Umowy", is_open=True)

    def brought(content: bytes | str, title: str = "Plik", language: str = "pl", **facts: Any) -> Document:
        found, name = (content, "plik.pdf") if isinstance(content, bytes) else (content.encode(), "plik.txt")
        file = ContentFile(found, name)
        facts = {"title": title, "language": language} | facts
        with django_capture_on_commit_callbacks(execute=True):
            return documents.create_document(actor=member, folder=shelf, file=file, **facts)

    return brought


def hits(actor: Any, query: str) -> list[Hit]:
    return Question(query, actor=actor_of(actor.user)).hits


def titles(actor: Any, query: str) -> list[str]:
    return ["".join(piece.text for piece in hit.title) for hit in hits(actor, query)]


def test_hit_says_the_page_and_what_stands_there(member, bring):
    filling = ["Porządek obrad ustala zarząd."] * 60
    bring(pdf_file("Statut", [*filling, "Składki płaci się do końca marca."], language="pl"), title="Statut")
    [hit] = hits(member, "składka")
    assert hit.place == "page 3"
    assert [piece.text for piece in hit.snippet if piece.is_hit] == ["Składki"]
    assert "Page 3:" in logged_in(member.user).get("/intranet/search/?q=składka").content.decode()


@pytest.mark.parametrize(
    ("language", "text", "query"),
    [
        ("de", "Er ging nach Hause.", "gehen"),
        ("en", "They went by bus.", "go"),
        ("cs", "Přijeli lidé z hor.", "člověk"),
        ("pl", "Przyjechali ludzie z gór.", "człowiek"),
    ],
)
def test_text_is_analysed_in_its_own_language_whoever_reads(member, bring, language, text, query):
    bring(text, language=language)
    [hit] = hits(member, query)
    assert hit.language == language
    assert any(piece.is_hit for piece in hit.snippet)


def test_language_that_is_corrected_counts(member, bring, django_capture_on_commit_callbacks):
    document = bring("Přijeli lidé z hor.", title="Plik")
    assert titles(member, "člověk") == []
    facts = dict.fromkeys(("review_on", "expires_on"))
    with django_capture_on_commit_callbacks(execute=True):
        documents.update_document(
            actor=member, document=document, title="Plik", summary="", language="cs", tags=[], readers=[], **facts
        )
    assert titles(member, "člověk") == ["Plik"]


def test_newest_version_alone_is_found(member, bring, django_capture_on_commit_callbacks):
    document = bring("Pytano o zamki.", title="Raport")
    with django_capture_on_commit_callbacks(execute=True):
        versions.add_version(actor=member, document=document, file=ContentFile(b"Pytano o jeziora.", "nowy.txt"))
        assert titles(member, "zamek") == []  # at once, before the new one is read
    assert titles(member, "jezioro") == ["Raport"]
    assert titles(member, "zamek") == []


def test_narrowing_takes_the_text_out_at_once(office, member, museum, bring):
    guest = actor_of(factories.member(museum).user)
    document = bring("Pytano o zamki.", title="Raport")
    assert titles(guest, "zamek") == ["Raport"]
    facts = factories.corrections(title="Raport", language="pl", readers=[keys.BOARD])
    documents.update_document(actor=office, document=document, **facts)
    assert titles(guest, "zamek") == []
    assert titles(office, "zamek") == ["Raport"]


def test_expired_document_comes_after_the_valid_and_says_so(member, bring):
    yesterday = timezone.localdate() - timedelta(days=1)
    bring("Stary.", title="Cennik druku", expires_on=yesterday)
    bring("Cennik na nowy rok.", title="Oferta")
    assert titles(member, "cennik") == ["Cennik druku", "Oferta"]
    bring("Nowy.", title="Nowy cennik")
    assert titles(member, "cennik") == ["Nowy cennik", "Cennik druku", "Oferta"]
    page = logged_in(member.user).get("/intranet/search/?q=cennik").content.decode()
    assert page.count("no longer valid") == 1


def test_rebuilding_finds_texts_that_the_index_has_lost(member, bring):
    bring("Pytano o zamki.", title="Raport")
    Record.objects.all().delete()
    rebuild()
    assert titles(member, "zamek") == ["Raport"]


@pytest.mark.parametrize("number", [1, 4])
def test_search_asks_the_same_however_many_texts_it_finds(member, bring, django_assert_num_queries, number):
    for one in range(number):
        bring(f"Pytano o zamki {one}.")
    client = logged_in(member.user)
    client.get("/intranet/search/?q=zamek")
    with django_assert_num_queries(11):
        page = client.get("/intranet/search/?q=zamek").content.decode()
    assert page.count("<mark>") == number
