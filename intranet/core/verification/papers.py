"""What strangers may know of a paper whose code they have: `paper` of the Kind that it is about says it."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Model

from ..kinds import KINDS


@dataclass(frozen=True)
class Paper:
    """`initials` are all that is said of whom it is about; "" where it is about nobody."""

    title: str
    day: date
    initials: str = ""


def paper_about(subject: Model | None) -> Paper | None:
    """None for what is gone, and for a kind of which strangers know nothing."""
    kind = KINDS.get(subject._meta.label_lower) if subject else None
    return kind.paper(subject) if kind and kind.paper else None


def initials(name: str) -> str:
    """„A. N.” of „Anna Nowak”, „A. N.-K.” of „Anna Nowak-Kowal”."""
    parts = ["-".join(f"{part[0]}." for part in word.split("-") if part) for word in name.split()]
    return " ".join(filter(None, parts))
