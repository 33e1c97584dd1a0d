"""Every change of working groups: the office forms, fills, corrects and closes them."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.users.models import User
from intranet.core.access import require_now
from intranet.core.actors import Actor
from intranet.core.audit import facts_of, record, record_correction
from intranet.core.changing import changing, locked
from intranet.core.enums import Action
from intranet.core.following import begin_following, end_following, tell_followers

from . import policies
from .models import Membership, Seat, WorkingGroup
from .notice_kinds import GROUP_CLOSED


@transaction.atomic
def create_group(*, actor: Actor, name: str, purpose: str, chair: User | None = None) -> WorkingGroup:
    """A new group; its chair sits in it. Raises ValidationError."""
    require_now(policies.can_manage_groups, actor)
    group = WorkingGroup(name=name, purpose=purpose, chair=chair)
    group.full_clean()
    group.save()
    record(actor=actor, action=Action.CREATED, instance=group)
    if chair:
        _seat(actor, group, chair)
    return group


def update_group(
    *, actor: Actor, group: WorkingGroup, name: str, purpose: str, chair: User | None = None
) -> WorkingGroup:
    """A new chair gets a seat; the old one keeps theirs. Raises ValidationError."""
    with changing(group, actor, policies.can_manage_groups) as group:
        _refuse_closed(group)
        before = facts_of(group, ["name", "purpose", "chair"])
        group.name, group.purpose, group.chair = name, purpose, chair
        group.full_clean()
        group.save()
        record_correction(actor=actor, instance=group, before=before)
        if chair and not group.seats.active().filter(user=chair).exists():
            _seat(actor, group, chair)
    return group


def add_to_group(*, actor: Actor, group: WorkingGroup, user: User) -> Seat:
    """Only people of a member sit in groups. Raises ValidationError."""
    with changing(group, actor, policies.can_manage_groups) as group:
        _refuse_closed(group)
        seat = _seat(actor, group, user)
    return seat  # noqa: RET504 (the block may have ended early)


def remove_from_group(*, actor: Actor, seat: Seat) -> Seat:
    """Who was the chair is the chair no longer, and hears no more of the group. Ended already: a no-op."""
    with changing(seat, actor, policies.can_end_seat, first=lambda: locked(seat.group)) as seat:
        if seat.ended_at is None:
            _refuse_closed(seat.group)
            _leave(actor, seat)
    return seat


def end_seats(*, actor: Actor, user: User) -> None:
    """Who belongs to no member any longer sits in no group. The caller has asked who may end the last role."""
    for seat in user.seats.active().select_for_update(of=("self",)).select_related("group"):
        _leave(actor, seat)


def close_group(*, actor: Actor, group: WorkingGroup) -> WorkingGroup:
    """Ends every seat; of those who follow it, who sat in it is told. Closed already: a no-op."""
    with changing(group, actor, policies.can_manage_groups) as group:
        if not group.is_closed:
            for seat in group.seats.active():
                _end(actor, seat)
            group.closed_at = timezone.now()
            group.save(update_fields=["closed_at"])
            record(actor=actor, action=Action.ENDED, instance=group)
            tell_followers(kind=GROUP_CLOSED, subject=group, occasion="", besides=[actor.user])
    return group


def _refuse_closed(group: WorkingGroup) -> None:
    if group.is_closed:
        raise ValidationError(_("The working group “%(group)s” is closed."), params={"group": group})


def _seat(actor: Actor, group: WorkingGroup, user: User) -> Seat:
    """Who sits in a group follows it from then on. The role that entitles to the seat does not end meanwhile."""
    if not Membership.objects.active().filter(user=user).select_for_update():
        raise ValidationError(_("%(person)s belongs to no member organisation."), params={"person": user})
    seat = Seat(group=group, user=user)
    seat.full_clean()
    seat.save()
    record(actor=actor, action=Action.CREATED, instance=seat)
    begin_following(user=user, subject=group)
    return seat


def _leave(actor: Actor, seat: Seat) -> None:
    _end(actor, seat)
    end_following(user=seat.user, subject=seat.group)
    WorkingGroup.objects.filter(pk=seat.group_id, chair=seat.user_id).update(chair=None)


def _end(actor: Actor, seat: Seat) -> None:
    seat.ended_at = timezone.now()
    seat.save(update_fields=["ended_at"])
    record(actor=actor, action=Action.ENDED, instance=seat)
