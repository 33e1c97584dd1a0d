from dataclasses import dataclass


@dataclass(frozen=True)
class Scheduled:
    """What the worker does by the clock, every so many minutes or once a day. `task` is the path of a function."""

    name: str
    task: str
    minutes: int | None = None
