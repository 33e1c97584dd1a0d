"""Records follow every change that is saved. What `QuerySet.update` changes is not noticed: services save."""

from typing import Any

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import post_delete, post_save

from .kinds import concerned_by
from .services import index


def connect() -> None:
    for signal in (post_save, post_delete):
        signal.connect(_follow, dispatch_uid="intranet search")


def _follow(sender: type[Model], instance: Any, update_fields: frozenset[str] | None = None, **kwargs: Any) -> None:
    if not apps.ready:
        return
    for kind, one in concerned_by().get(sender, ()):
        if not one.fields or update_fields is None or not one.fields.isdisjoint(update_fields):
            index(kind, list(one.of(instance)))
