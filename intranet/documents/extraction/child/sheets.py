"""Sheets of an Excel workbook: values as they were last computed, a row a line."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from pathlib import Path

import openpyxl

from .archives import refuse_bomb
from .tally import Tally


def sheets(path: Path, tally: Tally) -> Iterator[tuple[str, Iterable[str]]]:
    refuse_bomb(path)
    with (
        path.open("rb") as file,  # by a path it would look at the name's ending
        closing(openpyxl.load_workbook(file, read_only=True, data_only=True, keep_links=False)) as workbook,
    ):
        for sheet in workbook.worksheets:
            sheet.reset_dimensions()  # a file may claim a million rows
            yield sheet.title, (_line(row) for row in sheet.iter_rows(values_only=True))


def _line(row: tuple[object, ...]) -> str:
    return "\t".join(str(value) for value in row if value is not None)
