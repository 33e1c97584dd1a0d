"""What the worker does for asks, by the clock."""

from . import services


def remind() -> None:
    services.remind()
