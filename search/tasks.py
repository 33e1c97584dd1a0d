"""What the worker does for the search by the clock."""

from .index_terms import refresh_terms_if_changed


def refresh_terms() -> bool:
    return refresh_terms_if_changed()
