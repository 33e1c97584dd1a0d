"""The kinds of letters there are: those that the features name."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from ..models import Letter

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class Part:
    """Beside the text: a file where it has a `name`, else another way to read it, „text/calendar; method=REQUEST”."""

    media_type: str
    content: bytes | str
    name: str = ""


def _nothing(letter: Letter) -> Mapping[str, Any]:
    return {}


def _no_parts(letter: Letter) -> Iterable[Part]:
    return ()


@dataclass(frozen=True)
class LetterKind:
    """`words` is the subject line, in the active language; `template` the text, told `letter`, `subject` and `facts`.

    People with an account have to see the subject when the letter leaves: who lost a role meanwhile gets none. A
    statutory letter, such as the invitation to a general assembly, goes to whoever it was written to. `facts` are made
    as the letter leaves, links with secrets first of all, and kept nowhere.
    """

    code: str
    name: "StrPromise"
    words: Callable[[Any], str]
    template: str
    facts: Callable[[Letter], Mapping[str, Any]] = _nothing
    parts: Callable[[Letter], Iterable[Part]] = _no_parts
    is_statutory: bool = False


#: By code.
KINDS: dict[str, LetterKind] = {}


def words_of(letter: Letter) -> str:
    """What it is called; its code where there is no such kind any more."""
    return str(KINDS[letter.kind].name) if letter.kind in KINDS else letter.kind
