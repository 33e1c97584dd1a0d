"""Who may read, as sets of access keys."""

from collections.abc import Iterable

from . import keys


def includes(wider: str, key: str) -> bool:
    """Whether everybody who holds `key` holds `wider` too, today and later: groups and sectors change."""
    return wider in (key, keys.ALL)


def narrowed(outer: Iterable[str], inner: Iterable[str]) -> frozenset[str]:
    """Those who may read what `outer` opens and `inner` narrows.

    Never wider than either. Where neither of two keys includes the other, nobody is meant: „the commercial sector”
    within „the working group for packages” leaves nobody, not the members of both.
    """
    outside, inside = frozenset(outer), frozenset(inner)
    kept = {key for key in inside if any(includes(wider, key) for wider in outside)}
    return frozenset(kept | {key for key in outside if any(includes(wider, key) for wider in inside)})
