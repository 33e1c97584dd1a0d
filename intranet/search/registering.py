"""A kind and the signals by which its records follow every change."""

from collections.abc import Callable
from typing import Any

from django.db.models.signals import post_delete, post_save

from .kinds import KINDS, FindableKind, Follow
from .services import index


def register(kind: FindableKind) -> FindableKind:
    """When the app is ready. What `QuerySet.update` changes is not noticed: services save what they change."""
    KINDS[kind.code] = kind
    own = Follow(kind.model, lambda instance: [instance.pk])
    for follow in (own, *kind.follows):
        receive = _receiver(kind, follow)
        for signal in (post_save, post_delete):
            name = f"intranet search: {kind.code} follows {follow.model._meta.label}"
            signal.connect(receive, sender=follow.model, weak=False, dispatch_uid=name)
    return kind


def _receiver(kind: FindableKind, follow: Follow) -> Callable[..., None]:
    def receive(instance: Any, update_fields: frozenset[str] | None = None, **kwargs: Any) -> None:
        if follow.fields and update_fields is not None and follow.fields.isdisjoint(update_fields):
            return
        index(kind, list(follow.of(instance)))

    return receive
