"""What the library keeps is told by the content, never by the name."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from intranet.documents.contents import SHOWN_INLINE, media_type_of
from intranet.documents.reading import names

from .reading import made

POLISH = "Zażółć gęślą jaźń, członkowie klastra."
KEPT = {
    names.PDF: made.pdf(),
    names.DOCX: made.docx(),
    names.XLSX: made.xlsx(),
    names.PPTX: made.pptx(),
    names.ODT: made.odt(),
    names.ODS: made.open_document("spreadsheet", ""),
    names.ODP: made.open_document("presentation", ""),
    names.HTML: b"\n<!DOCTYPE HTML><p>Statut</p>",
    names.SVG: b'<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>',
    **{f"image/{kind}": made.picture("", kind.upper()) for kind in ("png", "jpeg", "webp")},
}


def kind(content: bytes, name: str = "Statut.bin") -> str:
    return media_type_of(SimpleUploadedFile(name, content))


@pytest.mark.parametrize("media_type", KEPT)
def test_kind_is_told_whatever_the_name(media_type):
    assert kind(KEPT[media_type]) == media_type


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "cp1250", "iso8859-2"])
def test_text_is_kept_in_every_encoding(encoding):
    assert kind(POLISH.encode(encoding)) == names.TXT
    assert kind(POLISH.encode(encoding), "Statut.CSV") == names.CSV


def test_text_that_begins_like_a_picture_is_a_text():
    assert kind(b"BM to skr\xc3\xb3t.") == names.TXT


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
        kind(content, "Statut.pdf")

    assert "„Statut.pdf”" in refused.value.messages[0]
    assert "OpenDocument (odt, ods, odp)" in refused.value.messages[0]
