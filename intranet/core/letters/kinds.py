"""The kinds of letters there are. A feature registers its own when the app is ready."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from django.db.models import QuerySet

from ..actors import Actor
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

    `rows` fetches subjects with all that both ask. `may_see` is asked when the letter leaves, of people with an
    account: who lost a role meanwhile gets none. A statutory letter, such as the invitation to a general assembly,
    goes to whoever it was written to. `facts` are made as the letter leaves, links with secrets first of all, and kept
    nowhere.
    """

    code: str
    name: "StrPromise"
    words: Callable[[Any], str]
    template: str
    rows: Callable[[], QuerySet]
    may_see: Callable[[Actor, Any], bool]
    facts: Callable[[Letter], Mapping[str, Any]] = _nothing
    parts: Callable[[Letter], Iterable[Part]] = _no_parts
    is_statutory: bool = False


KINDS: dict[str, LetterKind] = {}


def register(kind: LetterKind) -> LetterKind:
    KINDS[kind.code] = kind
    return kind
