"""Which doors of the intranet are open to whom. Closed is the default: a view says so when it opens wider."""

from collections.abc import Callable
from typing import Any, TypeVar

from django.core.exceptions import PermissionDenied

from .actors import Actor

View = TypeVar("View", bound=Callable[..., Any])


def open_to_accounts(view: View) -> View:
    """For every person who is logged in: also without an organisation, also while theirs is suspended."""
    view.is_open_to_accounts = True  # type: ignore[attr-defined]
    return view


def open_to_strangers(view: View) -> View:
    """For everybody; the view itself asks who is there."""
    view.is_open_to_strangers = True  # type: ignore[attr-defined]
    return view


def require_now(policy: Callable[..., bool], actor: Actor, *about: Any) -> None:
    """For services, after their locks: asks of the person as they are now, not as they were when the request came in.

    Raises PermissionDenied.
    """
    require(policy(actor.now(), *about))


def require(allowed: bool) -> None:
    """Raises PermissionDenied unless a policy has said yes."""
    if not allowed:
        raise PermissionDenied
