"""What strangers may know of a paper whose code they have. A feature registers its own when the app is ready."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Model


@dataclass(frozen=True)
class Paper:
    """`initials` are all that is said of whom it is about; "" where it is about nobody."""

    title: str
    day: date
    initials: str = ""


_SAYS: dict[type[Model], Callable[[Any], Paper]] = {}


def register(model: type[Model], says: Callable[[Any], Paper]) -> None:
    _SAYS[model] = says


def paper_about(subject: Model | None) -> Paper | None:
    """None for what is gone, and for a kind of which strangers know nothing."""
    says = _SAYS.get(type(subject))  # type: ignore[arg-type]
    return says(subject) if says else None


def initials(name: str) -> str:
    """„A. N.” of „Anna Nowak”, „A. N.-K.” of „Anna Nowak-Kowal”."""
    parts = ["-".join(f"{part[0]}." for part in word.split("-") if part) for word in name.split()]
    return " ".join(filter(None, parts))
