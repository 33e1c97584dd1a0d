"""Texts on their way: this browser keeps them until they are sent, so that nothing typed is lost."""

from dataclasses import dataclass

from .actors import Actor


@dataclass(frozen=True)
class BrowserCopy:
    """What a browser calls its copy of a form: by person and by what the form is for.

    `stamp` changes once what was sent has arrived: a copy that was sent before is dropped then.
    """

    key: str
    stamp: str


def browser_copy(actor: Actor, form: str, *, stamp: object) -> BrowserCopy:
    return BrowserCopy(key=f"{actor.user.pk}:{form}", stamp=str(stamp))
