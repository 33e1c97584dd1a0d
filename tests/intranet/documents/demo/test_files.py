"""Generated files are what members would upload, and the same each time."""

from datetime import datetime

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cms.core.files import media_types
from cms.core.files.contents import media_type_of
from intranet.documents.demo import files
from intranet.documents.extraction.outcome import Text
from intranet.documents.extraction.texts import read_text

TITLE = "Příjezdy: Übernachtungen, źdźbła"
ROWS: list[list[object]] = [["Miejsce", "Goście"], ["Głuchołazy", 120]]
MADE = {
    media_types.PDF: lambda: files.pdf_file(TITLE, ["Zażółć gęślą jaźń."], ROWS, language="pl"),
    media_types.DOCX: lambda: files.docx_file(TITLE, ["Zażółć gęślą jaźń."], ROWS),
    media_types.ODT: lambda: files.odt_file(TITLE, ["Zażółć <gęślą> & jaźń."], ROWS),
    media_types.XLSX: lambda: files.xlsx_file(TITLE, ROWS),
}


@pytest.mark.parametrize("media_type", MADE)
def test_file_is_of_its_kind_and_says_what_it_was_given(media_type, tmp_path):
    path = tmp_path / "file"
    path.write_bytes(content := MADE[media_type]())
    text = read_text(path, media_type)

    assert media_type_of(SimpleUploadedFile("file", content)) == media_type
    assert isinstance(text, Text)
    assert "Głuchołazy" in text.pages[0].text
    assert "Übernachtungen, źdźbł" in text.pages[0].text + text.pages[0].name


@pytest.mark.parametrize("media_type", MADE)
def test_file_is_the_same_each_time(media_type, monkeypatch):
    first = MADE[media_type]()
    for clock in ("zipfile.time.time", "openpyxl.writer.excel.datetime.datetime"):
        monkeypatch.setattr(clock, FarFuture if "datetime" in clock else lambda: 4e9)

    assert MADE[media_type]() == first


class FarFuture(datetime):
    @classmethod
    def now(cls, tz=None):
        return cls(2096, 10, 2, tzinfo=tz)
