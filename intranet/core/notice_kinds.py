"""The kinds of notices there are. A feature registers its own when the app is ready."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .actors import Actor

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class NoticeKind:
    """`words` is one sentence about the subject in the active language, `url` where to read more.

    `may_see` is asked when a notice is shown and when it is mailed, not when it is made: a person may have lost a role.
    """

    code: str
    name: "StrPromise"
    words: Callable[[Any], str]
    url: Callable[[Any], str]
    may_see: Callable[[Actor, Any], bool]


KINDS: dict[str, NoticeKind] = {}


def register(kind: NoticeKind) -> NoticeKind:
    KINDS[kind.code] = kind
    return kind
