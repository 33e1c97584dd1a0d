"""Whatever is in a file, the parent gets an honest answer, and nothing of the child is left."""

import os
import re
import signal
import threading
from pathlib import Path

import pytest

from cms.core.files.media_types import DOCX, HTML, ODT, OFFICE_FILES, PDF, PPTX, TXT, XLSX
from intranet.documents.extraction import limits
from intranet.documents.extraction.outcome import Failure, Reason
from intranet.documents.extraction.previews import thumbnail_of
from intranet.documents.extraction.texts import read_text

from . import made


@pytest.mark.parametrize("make", [made.zip_bomb, lambda: made.many_entries(limits.ENTRIES)])
def test_zip_bomb_is_not_unpacked(kept, make):
    assert read_text(kept(make()), DOCX) == Failure(Reason.TOO_LARGE)


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        (ODT, made.open_document("text", "<text:p>&a10;</text:p>", made.laughs("content"))),
        (
            DOCX,
            made.with_entry(made.docx(), "word/document.xml", f"{made.laughs('w')}<w>&a10;</w>".encode()),
        ),
        (XLSX, made.with_entry(made.xlsx(), "xl/workbook.xml", f"{made.laughs('w')}<w>&a10;</w>".encode())),
        (
            PPTX,
            made.with_entry(made.pptx(), "ppt/presentation.xml", f"{made.laughs('w')}<w>&a10;</w>".encode()),
        ),
    ],
)
def test_billion_laughs_are_not_laughed(kept, media_type, content):
    assert read_text(kept(content), media_type) == Failure(Reason.BROKEN)


@pytest.mark.parametrize("media_type", sorted({PDF, *OFFICE_FILES, "image/png"}))
@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 and so on", b"%PDF-1.7\n"])
def test_broken_file_is_called_broken(kept, media_type, content):
    assert read_text(kept(content), media_type) == Failure(Reason.BROKEN)


@pytest.mark.parametrize(("media_type", "make"), [(DOCX, made.docx), (ODT, made.odt), (XLSX, made.xlsx)])
def test_file_of_which_half_arrived_is_called_broken(kept, media_type, make):
    content = make()

    assert read_text(kept(content[: len(content) // 2]), media_type) == Failure(Reason.BROKEN)


@pytest.mark.parametrize(
    ("media_type", "content"),
    [
        (PDF, made.pdf_file("Statut", [], language="pl", password="secret")),
        (ODT, made.open_document("text", "", manifest="<encryption-data/>")),
    ],
)
def test_password_is_said_to_be_the_reason(kept, media_type, content):
    assert read_text(kept(content), media_type) == Failure(Reason.ENCRYPTED)


def test_first_pages_of_ten_thousand_are_read(kept):
    text = made.read(kept(made.pages(10_000)), PDF)

    assert text.truncated
    assert [page.number for page in text.pages] == list(range(1, limits.PAGES + 1))
    assert text.pages[-1].text == f"strona {limits.PAGES}"


def test_sheet_that_claims_to_be_endless_is_read_as_far_as_it_goes(kept):
    sheet = made.entry(made.xlsx(), "xl/worksheets/sheet2.xml").replace(b"A1:B1", b"A1:XFD1048576")
    text = made.read(kept(made.with_entry(made.xlsx(), "xl/worksheets/sheet2.xml", sheet)), XLSX)

    assert text.pages[0].text == "Głuchołazy\t12"


def test_text_of_a_million_nested_elements_is_read(kept):
    assert made.read(kept(b"<div>" * 1_000_000 + b"Statut"), HTML).pages[0].text == "Statut"


def test_picture_that_would_fill_the_memory_is_refused(kept):
    assert read_text(kept(made.huge_picture()), "image/png") == Failure(Reason.TOO_LARGE)
    assert thumbnail_of(kept(made.huge_picture()), "image/png") == Failure(Reason.TOO_LARGE)


def test_child_that_hangs_is_ended(fifo, monkeypatch):
    monkeypatch.setattr(limits, "CLOCK_SECONDS", 1)

    assert read_text(fifo, TXT) == Failure(Reason.TOO_SLOW)
    assert not children_reading(fifo)


@pytest.mark.parametrize(
    ("signal_number", "reason"),
    [(signal.SIGKILL, Reason.DIED), (signal.SIGSEGV, Reason.DIED), (signal.SIGXCPU, Reason.TOO_SLOW)],
)
def test_child_that_is_killed_harms_nobody(fifo, signal_number, reason):
    killer = threading.Thread(target=kill_who_reads, args=(fifo, signal_number))
    killer.start()

    assert read_text(fifo, TXT) == Failure(reason)
    killer.join()


@pytest.mark.parametrize(
    ("name", "most"),
    [
        ("Max cpu time", limits.CPU_SECONDS),
        ("Max address space", limits.MEMORY),
        ("Max file size", limits.RESULT),
        ("Max core file size", 0),
    ],
)
def test_child_lives_within_its_limits(name, most):
    """As the system sees them: the child reads what it says of the one who asks."""
    text = made.read(Path("/proc/self/limits"), TXT).pages[0].text

    assert re.search(rf"^{name}\s+{most}\s", text, re.M)


def test_child_does_not_know_the_secrets_of_its_parent(monkeypatch):
    monkeypatch.setenv("SECRET_KEY", "nobody may know")
    text = made.read(Path("/proc/self/environ"), TXT).pages[0].text

    assert "PYTHONPATH=" in text
    assert "nobody may know" not in text


def test_file_that_is_not_there_is_a_fault_of_ours(tmp_path):
    with pytest.raises(FileNotFoundError):
        read_text(tmp_path / "missing", TXT)


@pytest.fixture
def fifo(tmp_path):
    """A file that never comes to its end."""
    os.mkfifo(path := tmp_path / "endless")
    return path


def kill_who_reads(fifo: Path, signal_number: int) -> None:
    with fifo.open("wb"):  # waits until somebody reads
        for child in children_reading(fifo):
            os.kill(child, signal_number)


def children_reading(path: Path) -> list[int]:
    return [
        int(process.parent.name)
        for process in Path("/proc").glob("[0-9]*/cmdline")
        if os.fsencode(path) in _content_of(process).split(b"\0")
    ]


def _content_of(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError:
        return b""
