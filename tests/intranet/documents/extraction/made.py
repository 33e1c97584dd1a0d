"""Real files of every kind that is read, and of the kinds that are made to do harm."""

import struct
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from fpdf import FPDF
from openpyxl import Workbook
from PIL import Image, ImageDraw, ImageFont
from pptx import Presentation

from intranet.documents.demo.files import docx_file, odt_file, pdf_file
from intranet.documents.extraction.outcome import Text
from intranet.documents.extraction.texts import read_text

TITLE = "Statut klastra"
PARAGRAPHS = ["Zażółć gęślą jaźń.", "Goście z Głuchołaz i Müller & Söhne."]
ROWS: list[list[object]] = [["Miejsce", "Goście"], ["Łambinowice", 12]]


def pdf() -> bytes:
    return pdf_file(TITLE, PARAGRAPHS, ROWS, language="pl")


def docx() -> bytes:
    return docx_file(TITLE, PARAGRAPHS, ROWS)


def odt() -> bytes:
    return odt_file(TITLE, PARAGRAPHS, ROWS)


def xlsx() -> bytes:
    workbook = Workbook()
    for name in ("Obroty", "Goście 2026"):
        sheet = workbook.create_sheet(name)
        sheet.append(["Głuchołazy", 12])
    workbook.save(file := BytesIO())
    return file.getvalue()


def pptx() -> bytes:
    presentation = Presentation()
    for title in ("Strategia", "Łambinowice"):
        slide = presentation.slides.add_slide(presentation.slide_layouts[0])
        slide.shapes.title.text = title
        slide.notes_slide.notes_text_frame.text = f"Notatka: {title}"
    presentation.save(file := BytesIO())
    return file.getvalue()


def open_document(kind: str, body: str, beginning: str = "", manifest: str = "") -> bytes:
    names = "".join(
        f' xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{address}:1.0"'
        for name, address in {"text": "text", "table": "table", "draw": "drawing"}.items()
    )
    return zipped(
        {
            "mimetype": f"application/vnd.oasis.opendocument.{kind}",
            "content.xml": f"{beginning}<content{names}>{body}</content>",
            "META-INF/manifest.xml": f"<manifest>{manifest}</manifest>",
        }
    )


def zipped(entries: dict[str, str]) -> bytes:
    with zipfile.ZipFile(file := BytesIO(), "w") as archive:
        for name, content in entries.items():
            archive.writestr(name, content, zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED)
    return file.getvalue()


def entry(archive: bytes, name: str) -> bytes:
    with zipfile.ZipFile(BytesIO(archive)) as opened:
        return opened.read(name)


def with_entry(archive: bytes, name: str, content: bytes) -> bytes:
    """The same archive with another content of one entry."""
    with zipfile.ZipFile(BytesIO(archive)) as old, zipfile.ZipFile(file := BytesIO(), "w", zipfile.ZIP_DEFLATED) as new:
        for each in old.namelist():
            new.writestr(each, content if each == name else old.read(each))
    return file.getvalue()


def laughs(root: str) -> str:
    """Ten entities, each ten times the one before: 10 GB of „ha” in a kilobyte."""
    entities = '<!ENTITY a0 "ha">' + "".join(f'<!ENTITY a{level} "{f"&a{level - 1};" * 10}">' for level in range(1, 11))
    return f'<?xml version="1.0"?><!DOCTYPE {root} [{entities}]>'


def zip_bomb() -> bytes:
    """A Word document with 600 MB of nothing in it, in 600 KB."""
    with (
        zipfile.ZipFile(file := BytesIO(docx()), "a", zipfile.ZIP_DEFLATED) as archive,
        archive.open("word/media/nothing.bin", "w", force_zip64=True) as nothing,
    ):
        for _mebi in range(600):
            nothing.write(bytes(1024 * 1024))
    return file.getvalue()


def many_entries(count: int) -> bytes:
    with zipfile.ZipFile(file := BytesIO(docx()), "a") as archive:
        for number in range(count):
            archive.writestr(f"word/{number}.bin", b"")
    return file.getvalue()


def pages(count: int) -> bytes:
    """As many pages of a word and their number, written by hand: quicker than by a library."""
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Count %d/Kids[%s]/MediaBox[0 0 200 200]>>"
        % (count, b" ".join(b"%d 0 R" % (4 + 2 * number) for number in range(count))),
        b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
    ]
    for number in range(1, count + 1):
        words = b"BT /F 12 Tf 20 100 Td (strona %d) Tj ET" % number
        objects += [
            b"<</Type/Page/Parent 2 0 R/Resources<</Font<</F 3 0 R>>>>/Contents %d 0 R>>" % (3 + 2 * number),
            b"<</Length %d>>stream\n%s\nendstream" % (len(words), words),
        ]
    return _pdf_of(objects)


def _pdf_of(objects: list[bytes]) -> bytes:
    content, places = b"%PDF-1.4\n", []
    for number, described in enumerate(objects, start=1):
        places.append(len(content))
        content += b"%d 0 obj %s endobj\n" % (number, described)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return content + b"xref\n0 %d\n0000000000 65535 f \n%strailer<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (
        len(objects) + 1,
        table,
        len(objects) + 1,
        len(content),
    )


def picture(words: str = "", kind: str = "PNG") -> bytes:
    image = Image.new("RGB", (900, 200), "white")
    ImageDraw.Draw(image).text((40, 60), words, "black", ImageFont.load_default(60))
    image.save(file := BytesIO(), kind)
    return file.getvalue()


def scan(words: str) -> bytes:
    """A PDF whose only page is a picture of words."""
    pdf = FPDF()
    pdf.add_page()
    pdf.image(BytesIO(picture(words)), w=180)
    return bytes(pdf.output())


def huge_picture() -> bytes:
    """A PNG that says that it has 900 million pixels."""
    head = struct.pack(">IIBBBBB", 30_000, 30_000, 8, 2, 0, 0, 0)
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(bytes(100_000))), (b"IEND", b"")]
    chunks = (
        struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data)) for kind, data in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def read(path: Path, media_type: str) -> Text:
    """Its text, which there has to be."""
    text = read_text(path, media_type)
    assert isinstance(text, Text), text
    return text
