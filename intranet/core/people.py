"""Who other people are. The members' app knows, and stands above this one: its feature names it."""

from collections.abc import Callable, Iterable

from django.db.models import QuerySet

from cms.users.models import User

from .actors import Actor

ActorsOf = Callable[[Iterable[User]], dict[int, list[Actor]]]

_known: list[ActorsOf] = []


def register(actors: ActorsOf) -> None:
    _known[:] = [actors]


def actors_of(users: Iterable[User]) -> dict[int, list[Actor]]:
    """By the person's pk, as whom they may work now: one for each of their organisations, none for who may not."""
    return _known[0](users)


def office() -> QuerySet[User]:
    """Those who run the cluster's daily work."""
    return User.objects.filter(groups__name="Office", is_active=True)
