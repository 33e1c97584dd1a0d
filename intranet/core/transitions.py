"""How a state moves. Models that have one declare TRANSITIONS beside it."""

from typing import Any, TypeVar

from django.db import transaction
from django.dispatch import Signal
from django.utils.translation import gettext as _

from .actors import Actor, Clock
from .audit import record
from .enums import Action
from .following import tell_followers_of_move
from .words import logged_state

#: Sent once the move is committed. sender: model; kwargs: instance, actor, before.
state_moved = Signal()

Moved = TypeVar("Moved", bound=Any)


class IllegalTransition(Exception):
    """The object is no longer in a state that allows this. Its message is shown to people as it is."""


def move(instance: Moved, to: str, *, actor: Actor | Clock) -> Moved:
    """Set `state`, validated, saved and logged; who follows it is told.

    The caller holds the row's lock and has asked the policy.
    Raises IllegalTransition when TRANSITIONS knows no such step.
    """
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
        raise IllegalTransition(
            _("“%(object)s” is in the state “%(state)s”: from there this step is not possible.")
            % {"object": instance, "state": instance.get_state_display()}
        )
