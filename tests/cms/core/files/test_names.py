"""Names that are the same, and do no harm, wherever a file is saved, mailed or unpacked."""

import unicodedata

import pytest

from cms.core.files.names import BYTES, disposition, ending_of, free_name, named_after, safe_name


@pytest.mark.parametrize("name", ["Uchwała – „nr 7” (2026).pdf", "Zażółć 📄.odt", "konsola.txt", "umowa.v2.docx"])
def test_name_that_is_safe_stays(name):
    assert safe_name(name) == name


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("..", "file"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Umowy\\Statut.pdf", "Statut.pdf"),
        ("Umowy/..", "file"),
        ("\x00\n", "file"),
        ("", "file"),
        ("wirus.hta.", "wirus.hta"),
        ("wirus.hta. ", "wirus.hta"),
        (".htaccess", "htaccess"),
        ("zdjęcie\u202egpj.exe", "zdjęciegpj.exe"),
        ("Statut\u200b.pdf", "Statut.pdf"),
        ("Statut.pdf:wirus.exe", "Statut.pdf-wirus.exe"),
        ('Co "to"? <a|b>*.txt', "Co -to-- -a-b--.txt"),
        ("CON", "_CON"),
        ("nul.tar.gz", "_nul.tar.gz"),
        ("Statut\r\n  2.pdf", "Statut 2.pdf"),
        ("\ud800Statut.pdf", "Statut.pdf"),
    ],
)
def test_name_is_made_safe(name, safe):
    assert safe_name(name) == safe
    assert safe_name(safe) == safe


def test_letters_and_their_marks_are_one():
    composed = "Łódź, święta.pdf"
    assert safe_name(unicodedata.normalize("NFD", composed)) == composed


@pytest.mark.parametrize("letter", ["a", "ą", "📄"])
def test_long_name_keeps_its_ending(letter):
    short = safe_name(f"{letter * 300}.pdf")
    assert len(short.encode()) <= BYTES
    assert short.startswith(letter * 10)
    assert short.endswith(f"…{letter * 16}.pdf")
    assert safe_name(short) == short


def test_stroke_in_a_title_parts_no_folders():
    assert named_after("Umowy 2025/2026.zip") == "Umowy 2025-2026.zip"


@pytest.mark.parametrize(
    ("name", "ending"), [("Statut.PDF", ".pdf"), ("offer.pdf.exe", ".exe"), ("Statut", ""), ("Umowa nr 7. z dnia", "")]
)
def test_ending_is_the_last_one(name, ending):
    assert ending_of(name) == ending


def test_names_that_differ_in_size_of_letters_alone_meet():
    assert free_name("a/Statut.pdf", {"a/statut.pdf", "a/statut (2).pdf"}) == "a/Statut (3).pdf"


def test_header_has_one_line_and_the_safe_name():
    assert disposition("../a\r\nSet-Cookie: b.pdf") == 'attachment; filename="aSet-Cookie- b.pdf"'
