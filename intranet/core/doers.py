"""Whoever does something, as the log names them."""

from dataclasses import dataclass

from .actors import Actor, Clock
from .models import Outsider


@dataclass(frozen=True)
class Guest:
    """Somebody without an account, who came in by a link that holds. No policy allows them anything: what they may do,
    the link says.
    """

    outsider: Outsider
    user: None = None
    organisation: None = None


Doer = Actor | Clock | Guest
