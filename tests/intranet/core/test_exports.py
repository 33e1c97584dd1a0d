"""Lists and own data as files: what spreadsheets in four languages make of them."""

import csv
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

import django_tables2 as tables
import pytest
from django.utils import timezone, translation
from openpyxl import load_workbook

from intranet.core.audit import happened
from intranet.core.exports import Rows, export, workbook
from intranet.core.tables import Table
from tests.intranet.conftest import logged_in

LOG = "/intranet/log/"
MIDNIGHT = datetime(2027, 5, 3, 22, 30, 5, 123, tzinfo=UTC)  # of the next day in Opole


class OrderTable(Table):
    caption = "Orders: [May]"

    name = tables.Column()
    amount = tables.Column()
    day = tables.DateColumn()
    at = tables.DateTimeColumn()


def order(**others: Any) -> dict[str, Any]:
    return {"name": "Towels", "amount": Decimal("-1250.50"), "day": date(2027, 5, 4), "at": MIDNIGHT} | others


def text_of(*rows: dict[str, Any]) -> str:
    return export(OrderTable(rows), "csv").content.decode("utf-8-sig")


def sheet_of(*rows: dict[str, Any]) -> Any:
    return load_workbook(BytesIO(export(OrderTable(rows), "xlsx").content)).active


@pytest.mark.parametrize("language", ["pl", "de", "cs"])
def test_table_of_values_parts_cells_by_semicolons_where_commas_part_decimals(language):
    with translation.override(language):
        assert text_of(order()).splitlines()[1] == "Towels;-1250,50;2027-05-04;2027-05-04 00:30:05"


def test_table_of_values_has_commas_and_points_in_english():
    assert text_of(order()).splitlines() == [
        "Name,Amount,Day,At",
        "Towels,-1250.50,2027-05-04,2027-05-04 00:30:05",
    ]


def test_semicolons_and_quotes_in_a_text_stay_in_their_cell():
    with translation.override("pl"):
        [_headers, row] = csv.reader(StringIO(text_of(order(name='A; "B", C\nD'))), delimiter=";")
    assert row[0] == 'A; "B", C\nD'


def test_workbook_has_numbers_and_dates_that_can_be_reckoned_with():
    name, amount, day, at = sheet_of(order())[2]
    assert (name.data_type, name.value) == ("s", "Towels")
    assert (amount.data_type, amount.value, amount.number_format) == ("n", -1250.5, "#,##0.00")
    assert (day.is_date, day.value) == (True, datetime(2027, 5, 4))
    assert (at.is_date, at.value) == (True, datetime(2027, 5, 4, 0, 30, 5))


@pytest.mark.parametrize(
    ("number", "form"), [("3", "#,##0"), ("0.5", "#,##0.0"), ("1.2345", "#,##0.0000"), ("1E+3", "#,##0")]
)
def test_number_keeps_its_decimals(number, form):
    cell = sheet_of(order(amount=Decimal(number)))["B2"]
    assert (cell.value, cell.number_format) == (float(number), form)


@pytest.mark.parametrize("number", [Decimal("NaN"), float("inf")])
def test_what_is_no_number_is_text(number):
    assert sheet_of(order(amount=number))["B2"].data_type == "s"


def test_times_are_those_of_where_the_reader_lives():
    with timezone.override("America/New_York"):
        assert "2027-05-03 18:30:05" in text_of(order())
        assert sheet_of(order())["D2"].value == datetime(2027, 5, 3, 18, 30, 5)


def test_what_is_not_known_is_an_empty_cell():
    empty = order(amount=None, day=None, at=None, name="")
    assert text_of(empty).splitlines()[1] == ",,,"
    assert [cell.value for cell in sheet_of(empty)[2]] == [None] * 4


def test_control_characters_do_not_spoil_the_file():
    assert sheet_of(order(name="\x01To\x0bwels"))["A2"].value == "Towels"


def test_formula_behind_a_control_character_stays_text():
    assert sheet_of(order(name="\x01=1+1"))["A2"].value == "'=1+1"


def test_sheets_of_long_strange_or_same_names_all_have_room():
    made = workbook(Rows(name, ["a"], [[1]]) for name in ("a/b*c?" * 10, "Same", "Same"))
    assert len(load_workbook(BytesIO(made)).sheetnames) == 3


def test_nothing_at_all_is_a_workbook_too():
    assert load_workbook(BytesIO(workbook([]))).sheetnames == ["Sheet"]


def test_log_leaves_in_the_readers_language_and_zone(office):
    office.user.language, office.user.time_zone = "pl", "America/New_York"
    office.user.save()
    client = logged_in(office.user)
    with happened(MIDNIGHT):
        client.post("/intranet/feeds/", {"name": "Telefon", "acting_for": office.form_value})
    [_headers, row] = client.get(f"{LOG}?format=csv").content.decode("utf-8-sig").splitlines()
    assert row.startswith("2027-05-03 18:30:05;Barbara Biurowa;")
