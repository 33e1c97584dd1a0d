"""Words in pictures, where tesseract is installed; without it a scan is told to have no text."""

import shutil

import pytest

from cms.core.files import media_types
from intranet.documents.extraction.outcome import Failure, Reason
from intranet.documents.extraction.texts import read_text

from . import made

with_tesseract = pytest.mark.skipif(not shutil.which("tesseract"), reason="tesseract is not installed")


@with_tesseract
@pytest.mark.parametrize(("media_type", "make"), [(media_types.PDF, made.scan), ("image/png", made.picture)])
def test_words_of_a_picture_are_recognised(kept, media_type, make):
    text = made.read(kept(make("Opole 2026")), media_type)

    assert text.recognised
    assert text.pages[0].text == "Opole 2026"


@with_tesseract
def test_picture_without_words_has_no_text(kept):
    assert read_text(kept(made.picture()), "image/png") == Failure(Reason.NO_TEXT)


@with_tesseract
def test_pdf_with_text_is_not_recognised(kept):
    assert not made.read(kept(made.pdf()), media_types.PDF).recognised


@pytest.mark.parametrize(("media_type", "make"), [(media_types.PDF, made.scan), ("image/png", made.picture)])
def test_scan_has_no_text_without_tesseract(kept, monkeypatch, media_type, make):
    monkeypatch.setenv("PATH", "/nowhere")

    assert read_text(kept(make("Opole 2026")), media_type) == Failure(Reason.NO_TEXT)
