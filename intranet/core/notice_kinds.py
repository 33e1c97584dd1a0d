"""The kinds of notices there are: those that the features name."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .actors import Actor

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


@dataclass(frozen=True)
class NoticeKind:
    """`words` is one sentence about the subject in the active language, `url` where to read more.

    It is shown, and mailed, to who may see the subject at that moment; `concerns` narrows that without a query, such as
    to those whose answer the subject still waits for.
    """

    code: str
    name: "StrPromise"
    words: Callable[[Any], str]
    url: Callable[[Any], str]
    concerns: Callable[[Actor, Any], bool] = lambda _actor, _subject: True


#: By code.
KINDS: dict[str, NoticeKind] = {}
