"""What can be looked at: small pictures, and office files as PDF where LibreOffice is there."""

import shutil
from io import BytesIO

import pytest
from PIL import Image

from cms.core.files.media_types import DOCX, ODT, PDF, PPTX, XLSX
from intranet.documents.extraction import limits
from intranet.documents.extraction.outcome import Failure, Reason
from intranet.documents.extraction.previews import pdf_of, thumbnail_of

from . import made

with_office = pytest.mark.skipif(not shutil.which("soffice"), reason="LibreOffice is not installed")


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
def test_picture_becomes_small(kept, kind):
    image = opened(thumbnail_of(kept(made.picture("Opole", kind)), f"image/{kind.lower()}"))

    assert image.format == "WEBP"
    assert image.size == (limits.THUMBNAIL, round(limits.THUMBNAIL * 200 / 900))


def test_picture_stands_upright(kept):
    Image.new("RGB", (300, 100)).save(file := BytesIO(), "JPEG", exif=turned_right())

    assert opened(thumbnail_of(kept(file.getvalue()), "image/jpeg")).size == (100, 300)


def test_first_page_of_a_pdf_is_drawn(kept):
    image = opened(thumbnail_of(kept(made.pdf()), PDF))

    assert image.height == limits.THUMBNAIL
    assert len(image.getcolors(100_000) or []) > 10, "a white page"


def test_page_of_a_kilometre_is_drawn_small(kept):
    content = made.pages(1).replace(b"[0 0 200 200]", b"[0 0 9e5 9e5]")

    assert max(opened(thumbnail_of(kept(content), PDF)).size) <= limits.THUMBNAIL


def test_thumbnail_of_another_kind_is_not_there(kept):
    assert thumbnail_of(kept(made.docx()), DOCX) == Failure(Reason.UNSUPPORTED)


def test_thumbnail_of_a_locked_pdf_is_not_there(kept):
    content = made.pdf_file("Statut", [], language="pl", password="secret")

    assert thumbnail_of(kept(content), PDF) == Failure(Reason.ENCRYPTED)


@with_office
@pytest.mark.parametrize(
    ("media_type", "make"),
    [
        (DOCX, made.docx),
        (ODT, made.odt),
        (XLSX, made.xlsx),
        (PPTX, made.pptx),
    ],
)
def test_office_file_becomes_a_pdf_of_the_same_words(kept, media_type, make):
    text = made.read(kept(pdf_of(kept(make()), media_type), "made.pdf"), PDF)

    assert any(word in text.pages[0].text for word in ("Głuchołaz", "Strategia"))


@with_office
def test_bomb_becomes_no_pdf(kept):
    assert pdf_of(kept(made.zip_bomb()), DOCX) == Failure(Reason.TOO_LARGE)


def test_office_file_stays_as_it_is_without_libreoffice(kept, monkeypatch):
    monkeypatch.setenv("PATH", "/nowhere")

    assert pdf_of(kept(made.docx()), DOCX) == Failure(Reason.UNSUPPORTED)


def opened(content) -> Image.Image:
    assert isinstance(content, bytes), content
    return Image.open(BytesIO(content))


def turned_right() -> Image.Exif:
    exif = Image.Exif()
    exif[0x0112] = 6
    return exif
