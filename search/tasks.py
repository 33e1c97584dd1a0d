"""What the worker does for the search by the clock."""

from .editors import counting
from .indexing.index_terms import refresh_terms_if_changed


def refresh_terms() -> bool:
    return refresh_terms_if_changed()


def delete_old_counts() -> int:
    return counting.delete_old_counts()
