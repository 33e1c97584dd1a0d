"""Who sees what. Each queryset's `visible_to(actor)` says it, and all others ask here."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlsplit

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet, Value
from django.http import Http404
from django.urls import Resolver404, resolve

from cms.users.models import User

from .actors import Actor
from .kinds import KINDS, Policy, talked_about
from .people import actors_of

#: As many questions as a database answers in one.
QUESTIONS = 100


def can_view(actor: Actor, instance: Model | None) -> bool:
    """Nobody sees what is gone. One query."""
    return instance is not None and _visible(actor, type(instance)).filter(pk=instance.pk).exists()


def visible_and(policy: Policy) -> Policy:
    """The policy, which is asked of who may see the object, and whether this person may."""
    return lambda actor, instance: can_view(actor, instance) and policy(actor, instance)


def visible_among(actor: Actor, instances: Iterable[Model]) -> set[Model]:
    """Those of these objects that the person may see. A query a model."""
    asked: dict[type[Model], dict[Any, Model]] = {}
    for instance in instances:
        asked.setdefault(type(instance), {})[instance.pk] = instance
    return {
        known[pk]
        for model, known in asked.items()
        for pk in _visible(actor, model).filter(pk__in=known).values_list("pk", flat=True)
    }


def who_sees(instance: Model, users: Iterable[User]) -> list[User]:
    """Those of these people who may see the object now, for any of their organisations. A query for 100 of them."""
    people = list(users)
    actors = [actor for found in actors_of(people).values() for actor in found]
    seeing: set[int] = set()
    for start in range(0, len(actors), QUESTIONS):
        first, *others = (_seen_by(actor, instance) for actor in actors[start : start + QUESTIONS])
        seeing.update(first.union(*others).values_list("who", flat=True))
    return [user for user in people if user.pk in seeing]


def find(actor: Actor, code: str, pk: int) -> Any:
    """The object of this kind that can be talked about and that the person may see. Raises Http404."""
    kind = KINDS.get(code)
    if found := kind and kind.can_comment and kind.visible_to(actor).filter(pk=pk).first():
        return found
    raise Http404


def find_at(actor: Actor, address: str) -> Any:
    """The object whose page has this address, if the person may see it; None for any other address."""
    try:
        match = resolve(urlsplit(address.strip()).path)
    except (Resolver404, ValueError):
        return None
    kind = next((kind for kind in talked_about() if kind.page == match.view_name), None)
    return kind and kind.visible_to(actor).filter(**match.kwargs).first()


def about_visible(actor: Actor, end: str = "") -> Q:
    """For rows with a `subject`, or an `end` of another name („first_”): those about what the person may see."""
    wanted = Q(pk__in=[])
    for kind in talked_about():
        visible = _visible(actor, kind.model).values("pk")
        content_type = ContentType.objects.get_for_model(kind.model)
        wanted |= Q(**{f"{end}content_type": content_type, f"{end}object_id__in": visible})
    return wanted


def _seen_by(actor: Actor, instance: Model) -> QuerySet:
    seen = _visible(actor, type(instance)).filter(pk=instance.pk).order_by()
    return seen.annotate(who=Value(actor.user.pk)).values("who")


def _visible(actor: Actor, model: type[Model]) -> QuerySet:
    return model._default_manager.visible_to(actor)  # type: ignore[attr-defined]
