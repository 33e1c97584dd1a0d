"""What the worker does for the library."""

from .services import upkeep


def keep_library() -> None:
    """By the clock."""
    upkeep.empty_bin()
    upkeep.sweep_files()
