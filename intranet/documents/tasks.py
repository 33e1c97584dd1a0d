"""What the worker does for the library."""

from .services import expected, must_reads, reading, upkeep


def keep_library() -> None:
    """By the clock."""
    upkeep.empty_bin()
    upkeep.sweep_files()
    must_reads.remind()


def read(pk: int) -> None:
    """One job on a version's file."""
    reading.read(pk)


def resume_reading() -> None:
    """By the clock."""
    expected.resume()
