"""Times and what is told of them."""

import time
from collections.abc import Callable, Sequence


def seconds(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def percentile(took: Sequence[float], share: float) -> float:
    return sorted(took)[int(len(took) * share)]


def milliseconds(took: Sequence[float], share: float) -> str:
    return f"{percentile(took, share) * 1000:.2f}"
