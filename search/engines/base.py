"""What an engine can do."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Protocol

from .documents import Document
from .question import Candidates, Question


class Asked(Protocol):
    """What visitors need of it."""

    @property
    def name(self) -> str:
        """„sqlite”, „postgresql”, „elasticsearch”."""

    def find(self, question: Question, *, best: int, offset: int = 0) -> Candidates:
        """The `best` ones after `offset`."""

    def begin(self, beginnings: Sequence[str], *, reader: str, best: int) -> list[int]:
        """Records with a title or name whose words begin so, best first; none that has expired."""

    def known(self, terms: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
        """Of terms by language those (language, term) that some record, not yet expired, has in the columns of that
        language."""


class Engine(Asked, Protocol):
    """One that lies in the database and changes with it."""

    def put(self, documents: Sequence[Document]) -> None:
        """Keep these, in place of what was kept of the same records."""

    def drop(self, records: Iterable[int]) -> None:
        """Forget these; unknown ones are no error."""

    def is_complete(self) -> bool:
        """Whether it holds every record."""

    def terms(self) -> Iterable[tuple[str, str, int]]:
        """(language, term, number of records) of the whole index; "" is the language of the common columns."""
