"""The kinds of objects that people talk about, follow, link to one another and attach files to."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, Q, QuerySet
from django.http import Http404
from django.urls import Resolver404, resolve

from cms.users.models import User

from . import subjects
from .actors import Actor
from .people import actors_of


@dataclass(frozen=True)
class Shared:
    """`rows` are the model's, fetched with all that their words ask; `visible_to` and `can_view` agree.

    `page` names the address that the model's `get_absolute_url` leads to; its arguments are fields.
    `can_attach` and `can_comment` are asked of who may see the object already.
    """

    model: type[Model]
    page: str
    rows: Callable[[], QuerySet]
    can_view: Callable[[Actor, Any], bool]
    can_attach: Callable[[Actor, Any], bool]
    can_comment: Callable[[Actor, Any], bool] = lambda actor, instance: True

    @property
    def code(self) -> str:
        """What addresses call this kind: „outings.outing”."""
        return self.model._meta.label_lower

    def visible_to(self, actor: Actor) -> QuerySet:
        return self.rows().visible_to(actor)  # type: ignore[attr-defined]


KINDS: dict[str, Shared] = {}


def share(kind: Shared) -> Shared:
    """Once a model, when the app is ready."""
    KINDS[kind.code] = kind
    subjects.register(kind.rows)
    return kind


def kind_of(instance: Model) -> Shared:
    return KINDS[type(instance)._meta.label_lower]


def is_shared(instance: Model) -> bool:
    return type(instance)._meta.label_lower in KINDS


def can_view(actor: Actor, instance: Model | None) -> bool:
    """Nobody sees what is gone."""
    return instance is not None and kind_of(instance).can_view(actor, instance)


def find(actor: Actor, code: str, pk: int) -> Any:
    """The object of this kind that the person may see. Raises Http404."""
    if found := code in KINDS and KINDS[code].visible_to(actor).filter(pk=pk).first():
        return found
    raise Http404


def find_at(actor: Actor, address: str) -> Any:
    """The object whose page has this address, if the person may see it; None for any other address."""
    try:
        match = resolve(urlsplit(address.strip()).path)
    except (Resolver404, ValueError):
        return None
    kind = next((kind for kind in KINDS.values() if kind.page == match.view_name), None)
    return kind and kind.visible_to(actor).filter(**match.kwargs).first()


def about_visible(actor: Actor, end: str = "") -> Q:
    """For rows with a `subject`, or an `end` of another name („first_”): those about what the person may see."""
    wanted = Q(pk__in=[])
    for kind in KINDS.values():
        visible = kind.model._default_manager.visible_to(actor).values("pk")  # type: ignore[attr-defined]
        content_type = ContentType.objects.get_for_model(kind.model)
        wanted |= Q(**{f"{end}content_type": content_type, f"{end}object_id__in": visible})
    return wanted


def about(instance: Model, end: str = "") -> dict[str, Any]:
    """For rows with a `subject`, or an `end` of another name („first_”): those about this object."""
    return {f"{end}content_type": ContentType.objects.get_for_model(instance), f"{end}object_id": instance.pk}


def who_sees(instance: Model, users: Iterable[User]) -> list[User]:
    """Those of these people who may see the object now, for any of their organisations."""
    people = list(users)
    actors = actors_of(people)
    kind = kind_of(instance)
    return [user for user in people if any(kind.can_view(actor, instance) for actor in actors[user.pk])]
