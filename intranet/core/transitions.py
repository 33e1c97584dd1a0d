"""How a state moves. Models that have one declare TRANSITIONS beside it."""

from typing import Any, TypeVar

from django.db import transaction
from django.dispatch import Signal
from django.utils.translation import gettext as _

from .audit import record
from .doers import Doer
from .enums import Action
from .following import tell_followers_of_move
from .models import AuditEntry
from .words import logged_state

#: Sent once the move is committed. sender: model; kwargs: instance, actor, before.
state_moved = Signal()

Moved = TypeVar("Moved", bound=Any)


class IllegalTransition(Exception):
    """The object is no longer in a state that allows this. Its message is shown to people as it is."""


class AlreadySo(IllegalTransition):
    """The very person has moved it there: a second click, for whom `changing` ends in success."""


def move(instance: Moved, to: str, *, actor: Doer) -> Moved:
    """Set `state`, validated, saved and logged; who follows it is told.

    The caller holds the row's lock and has asked the policy.
    Raises IllegalTransition when TRANSITIONS knows no such step.
    """
    if to == instance.state and _last_moved_by(actor, instance):
        raise AlreadySo(_words(instance))
    before, logged_before = instance.state, logged_state(instance)
    refuse_illegal(instance, to)
    instance.state = to
    instance.full_clean()
    instance.save()
    states = {"before": logged_before, "after": logged_state(instance)}
    entry = record(actor=actor, action=Action.MOVED, instance=instance, **states)
    tell_followers_of_move(subject=instance, actor=actor, occasion=str(entry.pk))
    transaction.on_commit(lambda: state_moved.send(type(instance), instance=instance, actor=actor, before=before))
    return instance


def refuse_illegal(instance: Any, to: str) -> None:
    """Raises IllegalTransition when TRANSITIONS knows no such step."""
    if to not in type(instance).TRANSITIONS[instance.state]:
        raise IllegalTransition(_words(instance))


def _words(instance: Any) -> str:
    params = {"object": instance, "state": instance.get_state_display()}
    return _("“%(object)s” is in the state “%(state)s”: from there this step is not possible.") % params


def _last_moved_by(actor: Doer, instance: Any) -> bool:
    last = AuditEntry.objects.of([instance]).filter(action=Action.MOVED).order_by("-pk").first()
    return actor.user is not None and last is not None and last.user_id == actor.user.pk
