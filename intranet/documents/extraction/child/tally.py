"""How much of the limits is used up, while a file is read."""

import re
import time
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from .. import limits

#: What no database keeps or no reader sees: control characters other than line breaks and tabs, lone surrogates.
_UNKEPT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]")


@dataclass
class Tally:
    #: Of the text as people chose it, else "".
    language: str = ""
    characters: int = 0
    recognised: bool = False
    truncated: bool = False
    _since: float = field(default_factory=time.monotonic)

    def take(self, pieces: Iterable[str]) -> str:
        """The pieces, one a line, composed and without what cannot be kept, as long as there is room for them."""
        taken = []
        for piece in pieces:
            kept = self.clean(piece)
            taken.append(kept[: self.room])
            self.characters += len(kept)
            if self.is_full:
                self.truncated = True
                break
        return "\n".join(piece for piece in taken if piece)

    @staticmethod
    def clean(text: str) -> str:
        one_kind_of_lines = text.replace("\r\n", "\n").replace("\r", "\n")
        return unicodedata.normalize("NFC", _UNKEPT.sub("", one_kind_of_lines)).strip()

    @property
    def room(self) -> int:
        return max(0, limits.CHARACTERS - self.characters)

    @property
    def is_full(self) -> bool:
        return not self.room or self._seconds > self._most_seconds

    @property
    def _seconds(self) -> float:
        return time.monotonic() - self._since

    @property
    def _most_seconds(self) -> int:
        return limits.RECOGNISING_SECONDS if self.recognised else limits.READING_SECONDS
