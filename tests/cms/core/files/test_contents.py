"""What a file is is told by the content, never by the name."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from cms.core.files import media_types
from cms.core.files.contents import allowed_media_type_of, media_type_of
from cms.core.files.media_types import NAMES, PDF, SHOWN_INLINE
from tests.intranet.documents.extraction import made

POLISH = "Zażółć gęślą jaźń, członkowie klastra."
KEPT = {
    media_types.PDF: made.pdf(),
    media_types.DOCX: made.docx(),
    media_types.XLSX: made.xlsx(),
    media_types.PPTX: made.pptx(),
    media_types.ODT: made.odt(),
    media_types.ODS: made.open_document("spreadsheet", ""),
    media_types.ODP: made.open_document("presentation", ""),
    media_types.HTML: b"\n<!DOCTYPE HTML><p>Statut</p>",
    media_types.SVG: b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    **{f"image/{kind}": made.picture("", kind.upper()) for kind in ("png", "jpeg", "webp")},
}


def kind(content: bytes, name: str = "Statut.bin") -> str:
    return media_type_of(SimpleUploadedFile(name, content))


@pytest.mark.parametrize("media_type", KEPT)
def test_kind_is_told_whatever_the_name(media_type):
    assert kind(KEPT[media_type]) == media_type


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1250", "iso8859-2"])
def test_text_is_kept_in_every_encoding(encoding):
    assert kind(POLISH.encode(encoding)) == media_types.TXT
    assert kind(POLISH.encode(encoding), "Statut.CSV") == media_types.CSV


def test_text_that_begins_like_a_picture_is_a_text():
    assert kind(b"BM to skr\xc3\xb3t.") == media_types.TXT


@pytest.mark.parametrize(
    "hidden", [b"<script>alert(1)</script>", b"Cele <html><body>", "<svg onload=a>".encode("utf-16")]
)
def test_markup_in_a_text_is_never_shown(hidden):
    assert kind(hidden, "Statut.txt") not in SHOWN_INLINE


@pytest.mark.parametrize(
    "content",
    [b"", b"MZ\x90\x00\x03", b"GIF89a\x01\x00\x01", b"PK\x03\x04" + bytes(30), b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"],
)
def test_what_is_not_kept_is_told_with_what_is(content):
    with pytest.raises(ValidationError) as refused, override("pl"):
        allowed_media_type_of(SimpleUploadedFile("Statut.pdf", content), NAMES.keys())

    assert "„Statut.pdf”" in refused.value.messages[0]
    assert "OpenDocument (odt)" in refused.value.messages[0]


def test_what_one_keeps_another_refuses():
    file = SimpleUploadedFile("Statut.txt", POLISH.encode())
    assert allowed_media_type_of(file, NAMES.keys()) == media_types.TXT
    with pytest.raises(ValidationError, match="Save it as one of these: PDF"):
        allowed_media_type_of(file, {PDF})
