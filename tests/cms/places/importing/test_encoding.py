"""Files that are not UTF-8 are named for what they are; nothing of them is imported."""

import pytest

from cms.places.models import Place

from .conftest import BRZEG, HEADER, MOSZNA

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("encoding", "name"), [("cp1250", "Windows-1250"), ("iso8859-2", "ISO-8859-2"), ("utf-16", "UTF-16")]
)
def test_old_encoding_is_named_with_the_way_out(write_file, run, encoding, name):
    outcome = run(write_file(HEADER, MOSZNA, BRZEG, encoding=encoding))
    assert name in outcome.refusal
    assert "Save it as UTF-8" in outcome.refusal
    assert not Place.objects.exists()


def test_utf16_without_bom_is_recognised(write_file, run):
    assert "UTF-16" in run(write_file(HEADER, MOSZNA, encoding="utf-16-le")).refusal


def test_old_encoding_names_the_first_line_that_shows_it(write_file, run):
    assert "From line 3 on" in run(write_file(HEADER, MOSZNA, BRZEG, encoding="cp1250")).refusal


def test_line_is_right_beyond_the_first_piece_read(write_file, run):
    rows = [f"place-{number},Zamek,attraction,castle,,,,,," for number in range(3000)]
    path = write_file(HEADER, *rows, BRZEG, encoding="cp1250")
    assert path.stat().st_size > 1 << 16
    assert "From line 3002 on" in run(path).refusal


def test_broken_utf8_names_the_line(write_file, run, tmp_path):
    path = write_file(HEADER, MOSZNA)
    path.write_bytes(path.read_bytes() + b"x,\xff\xfe\n")
    assert "Line 3 holds bytes that are not UTF-8" in run(path).refusal


def test_file_cut_within_a_letter_names_the_line(write_file, run):
    path = write_file(HEADER, "x,Ś")
    path.write_bytes(path.read_bytes()[:-2])
    assert "Line 2 holds bytes" in run(path).refusal


def test_workbook_is_told_from_a_table(write_file, run, tmp_path):
    path = tmp_path / "places.xlsx"
    path.write_bytes(b"PK\x03\x04\x14\x00\x06\x00")
    assert "workbook" in run(path).refusal


@pytest.mark.parametrize("content", [b"", b"\n\n", b"\xef\xbb\xbf", "\u00a0\n".encode()])
def test_empty_file_is_called_empty(tmp_path, run, content):
    path = tmp_path / "places.csv"
    path.write_bytes(content)
    assert run(path).refusal == "The file is empty."
