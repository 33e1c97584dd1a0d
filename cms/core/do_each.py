"""One after the other, where one that fails is no reason to leave the others undone."""

import logging
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

logger = logging.getLogger(__name__)

One = TypeVar("One")


def do_each(act: Callable[[One], Any], ones: Iterable[One]) -> None:
    """Raises what the first that failed has raised, once all are done; each failure is logged."""
    failures = []
    for one in ones:
        try:
            act(one)
        except Exception as error:  # whatever it is: the others are no worse for it
            logger.exception("Failed, the others go on: %s", one)
            failures.append(error)
    if failures:
        raise failures[0]
