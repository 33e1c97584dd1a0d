"""What is derived from content and asked for at every page, kept in the memory of the process."""

from collections.abc import Callable
from functools import wraps
from threading import Lock
from typing import Any, ParamSpec, TypeVar

from . import content_version

Asked = ParamSpec("Asked")
Built = TypeVar("Built")


def kept_with_content(build: Callable[Asked, Built]) -> Callable[Asked, Built]:
    """`build`, called once a content version for each set of (positional, hashable, few) arguments.

    Several threads may ask; one builds. They share the result: nobody may change it.
    """
    lock = Lock()
    held: tuple[str, dict[Any, Built]] = ("", {})

    @wraps(build)
    def ask(*args: Asked.args, **kwargs: Asked.kwargs) -> Built:
        nonlocal held
        version = content_version.current()
        of, built = held
        if of == version and args in built:
            return built[args]
        with lock:
            if held[0] != version:
                held = (version, {})
            built = held[1]
            if args not in built:
                built[args] = build(*args, **kwargs)
            return built[args]

    return ask
