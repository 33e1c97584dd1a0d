"""From cells to the facts that a row states."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from .cells import tidy
from .checks import wrong_in
from .columns import COLUMNS, Column
from .lookups import Lookups
from .reading import Record
from .report import Problem, about, shown

#: Where facts come from when the file does not say: OpenStreetMap's licence wants to be named wherever they are shown.
ORIGINS = {"osm-": {"source": "OpenStreetMap", "licence": "ODbL 1.0"}}


@dataclass(frozen=True)
class Row:
    """`facts` by field of `Place`. A column that the file lacks states nothing."""

    line: int
    external_id: str
    facts: dict[str, Any]


class BadRow(Exception):
    """The row cannot be imported."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(*problems)
        self.problems = problems


class RowReader:
    """Reads the rows of one file; remembers the identifiers it met."""

    def __init__(self, names: list[str], lookups: Lookups) -> None:
        self._names = names
        self._columns = [column for column in COLUMNS.values() if column.name in names]
        self._lookups = lookups
        self._line_of: dict[str, int] = {}

    def read(self, record: Record) -> Row:
        """Raises BadRow with everything that is wrong in the row."""
        problems: list[Problem] = []
        facts = self._facts(self._cells(record), record.line, problems)
        problems += [Problem(record.line, column, reason) for column, reason in self._wrong(facts, record.line)]
        if problems:
            raise BadRow(problems)
        return Row(record.line, facts.pop("external_id"), _completed(facts))

    def _cells(self, record: Record) -> dict[str, str]:
        if record.problem:
            raise BadRow([Problem(record.line, "", record.problem)])
        named, surplus = record.cells[: len(self._names)], record.cells[len(self._names) :]
        if len(named) < len(self._names) or any(cell.strip() for cell in surplus):
            counts = {"found": len(record.cells), "right": len(self._names)}
            reason = _("the row has %(found)d cells, the header %(right)d: is a separator or a quote missing?")
            raise BadRow([Problem(record.line, "", reason % counts)])
        return dict(zip(self._names, named, strict=True))

    def _facts(self, cells: dict[str, str], line: int, problems: list[Problem]) -> dict[str, Any]:
        """What can be read; the rest goes to `problems`. Of two columns for one fact the first filled one counts."""
        facts: dict[str, Any] = {}
        for column in self._columns:
            if facts.get(column.field):
                continue
            try:
                facts[column.field] = self._value(column, cells[column.name])
            except ValueError as error:
                problems.append(Problem(line, column.name, about(cells[column.name], str(error))))
        return _with_origin(facts)

    def _value(self, column: Column, cell: str) -> Any:
        content = tidy(cell)
        if content:
            return column.read(content, self._lookups)
        if column.required:
            raise ValueError(_("this must not be blank. For example: %(example)s") % {"example": column.example})
        return column.blank

    def _wrong(self, facts: dict[str, Any], line: int) -> Iterator[tuple[str, str]]:
        external_id = facts.get("external_id")
        first = self._line_of.setdefault(external_id, line) if external_id else line
        if first != line:
            yield (
                "id",
                _("“%(id)s” stands in line %(first)d already. Give every place an identifier of its own.")
                % {
                    "id": shown(external_id),
                    "first": first,
                },
            )
        yield from wrong_in(facts)


def _with_origin(facts: dict[str, Any]) -> dict[str, Any]:
    for prefix, origin in ORIGINS.items():
        if facts.get("external_id", "").startswith(prefix):
            facts |= {field: facts.get(field) or value for field, value in origin.items()}
    return facts


def _completed(facts: dict[str, Any]) -> dict[str, Any]:
    """The county follows from the municipality, and the main section is no further one."""
    if "municipality" in facts:
        facts["county"] = facts["municipality"][:4] if facts["municipality"] else facts.get("county")
    if "further_sections" in facts:
        facts["further_sections"] = [section for section in facts["further_sections"] if section != facts["section"]]
    return facts
