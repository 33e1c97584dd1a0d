"""Separators, quotes, lines: a row that cannot be read is a problem of its own line only."""

import pytest

from cms.places.models import Place

from .conftest import BRZEG, HEADER, MOSZNA

pytestmark = pytest.mark.django_db


def names() -> set[str]:
    return set(Place.objects.values_list("external_id", flat=True))


@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_separator_is_recognised(write_file, run, separator):
    lines = [line.replace(",", separator) for line in (HEADER, MOSZNA)]
    assert run(write_file(*lines)).exit_status == 0
    assert Place.objects.get().website == "https://moszna.example"


def test_decimal_comma_of_a_polish_spreadsheet(write_file, run):
    row = MOSZNA.replace(",", ";").replace("50.44072", "50,44072")
    run(write_file(HEADER.replace(",", ";"), row))
    assert Place.objects.get().latitude == 50.44072


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_byte_order_mark_and_line_endings_are_passed_over(write_file, run, ending):
    assert run(write_file(HEADER, MOSZNA, BRZEG, encoding="utf-8-sig", ending=ending)).exit_status == 0
    assert names() == {"zamek-moszna", "zamek-brzeg"}


def test_blank_rows_and_surplus_blank_cells_are_passed_over(write_file, run):
    outcome = run(write_file("", HEADER, "", ",,,,,,,,,", MOSZNA + ",,", ""))
    assert outcome.exit_status == 0
    assert "New: 1 · changed: 0 · unchanged: 0 · not imported: 0" in outcome.out


def test_open_quote_spoils_its_own_line_only(write_file, run):
    outcome = run(write_file(HEADER, MOSZNA.replace("Zamek", '"Zamek'), BRZEG))
    assert "line 2: a quote" in outcome.err
    assert outcome.exit_status == 1
    assert names() == {"zamek-brzeg"}


def test_open_quote_before_a_quoted_cell_spoils_its_own_line_only(write_file, run):
    quoted = BRZEG.replace("Zamek Piastów Śląskich", '"Zamek, zwany ""śląskim Wawelem"""')
    outcome = run(write_file(HEADER, MOSZNA.replace("Moszna,", '"Moszna,'), quoted))
    assert [line[:7] for line in outcome.err.splitlines()] == ["line 2:"]
    assert Place.objects.get().name == 'Zamek, zwany "śląskim Wawelem"'


def test_cell_of_several_lines_counts_lines_as_an_editor_does(write_file, run):
    outcome = run(write_file(HEADER, MOSZNA.replace("Zamek w Mosznej", '"Zamek\nw Mosznej"'), "x"))
    assert "line 4: the row has 1 cells, the header 10" in outcome.err
    assert Place.objects.get().name == "Zamek w Mosznej"


def test_row_with_too_many_cells_is_refused(write_file, run):
    outcome = run(write_file(HEADER, MOSZNA, BRZEG.replace("Zamek ", "Zamek, ")))
    assert "line 3: the row has 11 cells, the header 10: is a separator or a quote missing?" in outcome.err
    assert names() == {"zamek-moszna"}


def test_cell_beyond_every_measure_is_refused(write_file, run):
    outcome = run(write_file(HEADER, MOSZNA.replace("Moszna,", "M" * 140_000 + ","), BRZEG))
    assert "line 2: a cell has more than 131072 characters" in outcome.err
    assert names() == {"zamek-brzeg"}


def test_quote_left_open_in_the_header_refuses_the_file(write_file, run):
    assert "Line 1, the header: a quote" in run(write_file('"' + HEADER, MOSZNA)).refusal


def test_header_only_is_said(write_file, run):
    assert run(write_file(HEADER)).refusal == "Below the header the file has no rows."


def test_missing_file_is_said(tmp_path, run):
    assert "nothing.csv” cannot be read: No such file or directory." in run(tmp_path / "nothing.csv").refusal


def test_folder_is_no_file(tmp_path, run):
    assert "cannot be read: Is a directory." in run(tmp_path).refusal
