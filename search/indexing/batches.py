from collections.abc import Iterable, Iterator
from itertools import islice

BATCH = 500


def batches(keys: Iterable[str]) -> Iterator[list[str]]:
    """So many keys as are read and written in one go."""
    remaining = iter(keys)
    while batch := list(islice(remaining, BATCH)):
        yield batch
