"""What an import tells: how many rows went where, what was kept, and what is wrong with which cell."""

from dataclasses import dataclass, field
from typing import Any, Self

from django.utils.translation import gettext as _

SHOWN_LENGTH = 60


class ImportRefused(Exception):
    """The file as a whole cannot be imported; nothing was written. Shown to people as it is."""


def shown(value: Any) -> str:
    """A value as a message quotes it: short, and harmless on a terminal."""
    text = " ".join(value) if isinstance(value, list) else "" if value is None else str(value)
    text = "".join(character if character.isprintable() else f"\\x{ord(character):02x}" for character in text)
    return text if len(text) <= SHOWN_LENGTH else f"{text[:SHOWN_LENGTH]}…"


def about(value: Any, reason: str) -> str:
    """The reason, with the value in question named once."""
    quoted = _("“%(value)s”") % {"value": shown(value)}
    return reason if quoted in reason else f"{quoted}: {reason}"


@dataclass(frozen=True)
class Problem:
    """A row that was not imported, and why. `column` is blank where the row as a whole is wrong."""

    line: int
    column: str
    reason: str

    def __str__(self) -> str:
        texts = {"line": self.line, "column": shown(self.column), "reason": self.reason}
        if not self.column:
            return _("line %(line)d: %(reason)s") % texts
        return _("line %(line)d, %(column)s: %(reason)s") % texts


@dataclass(frozen=True)
class Kept:
    """A fact that an editor changed since the last import and the file would change again."""

    external_id: str
    column: str
    editors: Any
    files: Any

    def __str__(self) -> str:
        return _("kept: %(place)s %(column)s: editor's “%(editors)s”, file's “%(files)s”") % {
            "place": self.external_id,
            "column": self.column,
            "editors": shown(self.editors),
            "files": shown(self.files),
        }


@dataclass
class Report:
    """Counts are rows; a row counts as changed when at least one fact was written."""

    created: int = 0
    changed: int = 0
    unchanged: int = 0
    kept: list[Kept] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    @property
    def rejected(self) -> int:
        return len({problem.line for problem in self.problems})

    @property
    def rows(self) -> int:
        return self.created + self.changed + self.unchanged + self.rejected

    def add(self, other: Self) -> None:
        self.created += other.created
        self.changed += other.changed
        self.unchanged += other.unchanged
        self.kept += other.kept
        self.problems += other.problems
        self.warnings += other.warnings

    def __str__(self) -> str:
        return _("New: %(created)d · changed: %(changed)d · unchanged: %(unchanged)d · not imported: %(rejected)d") % {
            "created": self.created,
            "changed": self.changed,
            "unchanged": self.unchanged,
            "rejected": self.rejected,
        }
