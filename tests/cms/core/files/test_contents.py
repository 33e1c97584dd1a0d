"""What a file is is told by the content, never by the name, and the name has to say the same."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils.translation import override

from cms.core.files import media_types
from cms.core.files.contents import allowed_media_type_of, media_type_of
from cms.core.files.media_types import DOCUMENTS, ENDINGS, NAMES, PDF, PORTAL_PICTURES, SHOWN_INLINE
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
    **{media_type: made.picture("", media_type.removeprefix("image/").upper()) for media_type in PORTAL_PICTURES},
}


def kind(content: bytes, name: str = "Statut.bin") -> str:
    return media_type_of(SimpleUploadedFile(name, content))


@pytest.mark.parametrize("media_type", sorted(KEPT))
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
        allowed_media_type_of(SimpleUploadedFile("Statut.pdf", content), DOCUMENTS)

    assert "„Statut.pdf”" in refused.value.messages[0]
    assert "OpenDocument (odt)" in refused.value.messages[0]


def test_what_one_keeps_another_refuses():
    file = SimpleUploadedFile("Statut.txt", POLISH.encode())
    assert allowed_media_type_of(file, DOCUMENTS) == media_types.TXT
    with pytest.raises(ValidationError, match="Save it as one of these: PDF"):
        allowed_media_type_of(file, {PDF})


def refusal(name: str, content: bytes, allowed=DOCUMENTS) -> str:
    with pytest.raises(ValidationError) as refused:
        allowed_media_type_of(SimpleUploadedFile(name, content), allowed)
    return refused.value.messages[0]


@pytest.mark.parametrize("ending", [".hta", ".bat", ".js", ".ps1", ".url", ".pdf.exe", ".svgz", ".docm"])
@pytest.mark.parametrize("content", [b"echo Statut", b"%PDF-1.7", b"MZ\x90\x00"])
def test_ending_that_is_not_on_the_list_is_refused_whatever_is_inside(ending, content):
    assert f"“Statut{ending}” ends in .{ending.rsplit('.', 1)[1]}, and no such file is taken" in refusal(
        f"Statut{ending}", content
    )


@pytest.mark.parametrize("name", ["Statut.hta.", "Statut.hta ", "Statut\u202eph.hta", "../Statut.hta"])
def test_ending_is_the_one_that_is_left_in_the_end(name):
    assert "ends in .hta, and no such file is taken" in refusal(name, b"echo Statut")


def test_without_an_ending_nobody_knows_what_opens_it():
    assert refusal("Statut", b"%PDF-1.7", {PDF}) == ("“Statut” has no ending that says what it is. What is taken: PDF.")


def test_ending_of_another_kind_is_refused_with_the_right_one():
    assert refusal("Statut.docx", b"%PDF-1.7") == (
        "“Statut.docx” ends in .docx, but inside it is PDF: such a file ends in .pdf."
    )
    assert "that is not what is inside" in refusal("Statut.pdf", b"<html><script>alert(1)</script>", {PDF})


@pytest.mark.parametrize("media_type", sorted(KEPT))
def test_every_kind_is_taken_by_its_endings(media_type):
    for ending in ENDINGS[media_type]:
        file = SimpleUploadedFile(f"Statut{ending.upper()}", KEPT[media_type])
        assert allowed_media_type_of(file, NAMES.keys()) == media_type


def test_text_is_the_kind_that_its_ending_says():
    assert kind(b"nr;<script>", "Statut.csv") == media_types.CSV
    assert kind(b"Jak napisa\xc4\x87 <body>", "Statut.txt") == media_types.TXT
    assert kind(b"<p>Statut", "Statut.htm") == media_types.HTML
    assert "inside it is TXT: such a file ends in .txt" in refusal("Statut.svg", b"Statut")


def test_wagtail_takes_the_pictures_that_we_take(settings):
    endings = {ending for media_type in PORTAL_PICTURES for ending in ENDINGS[media_type]}
    assert {f".{ending}" for ending in settings.WAGTAILIMAGES_EXTENSIONS} == endings
