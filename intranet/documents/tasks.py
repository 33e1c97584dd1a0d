"""What the worker does for the library."""

from .services import must_reads, upkeep


def keep_library() -> None:
    """By the clock."""
    upkeep.empty_bin()
    upkeep.sweep_files()
    must_reads.remind()
