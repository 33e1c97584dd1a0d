"""How every change of an object begins: locked, fresh, asked of the person as they are now."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import Any, TypeVar, cast

from django.db import transaction
from django.db.models import Model

from .access import require_now
from .actors import Actor
from .kinds import kind_of
from .opened import refusing_unseen
from .transitions import AlreadySo

Changed = TypeVar("Changed", bound=Model)


def changing(
    instance: Changed,
    actor: Actor,
    policy: Callable[..., bool],
    *about: Any,
    first: Callable[[], object] | None = None,
) -> AbstractContextManager[Changed, bool]:
    """The object as the database has it, in a transaction in which it is nobody else's to change.

    `first` takes the locks that come before the object's own. The policy is asked about the object and `about`.

    Raises PermissionDenied, and ChangedMeanwhile where the block writes although the object has changed since the form
    that the person sent was shown to them. What they have done themselves already (AlreadySo) ends the block, and
    nothing more: what is to be returned is returned after it.
    """
    return cast("AbstractContextManager[Changed, bool]", _changing(instance, actor, policy, about, first))


def locked(instance: Changed) -> Changed:
    """As the database has it, until the transaction ends nobody else's to change.

    Asked anew once it is locked: what is joined to a row is as it was before the wait. Who merely refers to it
    meanwhile is not held up (`no_key`): they may hold records of the search that this transaction is about to write.
    """
    kind = kind_of(instance)
    kind.model._base_manager.select_for_update(no_key=True).get(pk=instance.pk)
    return cast(Changed, kind.rows().get(pk=instance.pk))


@contextmanager
def _changing(
    instance: Changed,
    actor: Actor,
    policy: Callable[..., bool],
    about: tuple[Any, ...],
    first: Callable[[], object] | None,
) -> Iterator[Changed]:
    with suppress(AlreadySo), transaction.atomic():
        if first:
            first()
        found = locked(instance)
        require_now(policy, actor, found, *about)
        with refusing_unseen(found, actor):
            yield found
