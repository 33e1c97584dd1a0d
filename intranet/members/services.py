"""Every change of organisations and roles. Each locks, asks the policy, changes and logs, in one transaction."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from cms.core.slugs import free_slug
from cms.users.models import User
from intranet.core.access import require_now
from intranet.core.actors import Actor
from intranet.core.audit import facts_of, record, record_correction
from intranet.core.changing import changing
from intranet.core.enums import Action
from intranet.core.features import organisation_has_left
from intranet.core.notices import notify
from intranet.core.transitions import move

from . import policies, public_record
from .enums import CONTACTS, PRESENT, SOLE, OrganisationState, Role
from .group_services import end_seats
from .models import Membership, Organisation
from .notice_kinds import ORGANISATION_MOVED, ROLE_ENDED, ROLE_GIVEN

LEFT_DATA_TASK = "intranet.members.tasks.mail_left_data"  # by name: tasks call services, not the other way round


@transaction.atomic
def create_organisation(*, actor: Actor, external_id: str = "", **facts: Any) -> Organisation:
    """A new member. Without an `external_id` one is made from the name. Raises ValidationError."""
    require_now(policies.can_manage_organisations, actor)
    identifier = external_id or free_slug(facts["name"], Organisation.objects.all(), fallback="member")
    organisation = Organisation(external_id=identifier, **facts)
    organisation.full_clean()
    organisation.save()
    record(actor=actor, action=Action.CREATED, instance=organisation)
    return organisation


def update_organisation(*, actor: Actor, organisation: Organisation, **facts: Any) -> Organisation:
    """Set these facts; the log keeps what they were. Nothing differs: a no-op. Raises ValidationError."""
    with changing(organisation, actor, policies.can_manage_organisations) as organisation:
        before = facts_of(organisation, list(facts))
        for name, value in facts.items():
            setattr(organisation, name, value)
        organisation.full_clean()
        organisation.save()
        public_record.follow(organisation)
        record_correction(actor=actor, instance=organisation, before=before)
    return organisation


def move_organisation(*, actor: Actor, organisation: Organisation, state: str) -> Organisation:
    """To another state, at once for all its people, who are told. Leaving ends their roles and takes its page down.

    Raises IllegalTransition.
    """
    with changing(organisation, actor, policies.can_manage_organisations) as organisation:
        move(organisation, state, actor=actor)
        memberships = list(organisation.memberships.active().select_related("user"))
        if state == OrganisationState.LEFT:
            _leave(actor, organisation, memberships)
        else:
            people = {membership.user for membership in memberships}
            notify(kind=ORGANISATION_MOVED, users=people, subject=organisation, occasion=timezone.now().isoformat())
    return organisation


def _leave(actor: Actor, organisation: Organisation, memberships: list[Membership]) -> None:
    for membership in memberships:
        end(actor, membership)
    public_record.end(organisation, actor=actor)
    keepers = {membership.user_id for membership in memberships if membership.role in CONTACTS}
    transaction.on_commit(lambda: [async_task(LEFT_DATA_TASK, organisation.pk, pk) for pk in sorted(keepers)])
    transaction.on_commit(lambda: organisation_has_left(organisation))


def give_role(*, actor: Actor, organisation: Organisation, user: User, role: str) -> Membership:
    """From now on. Raises ValidationError, naming who holds it, when the role is for one person only and taken."""
    with changing(organisation, actor, policies.can_give_role, role) as organisation:  # one appointment at a time
        membership = appoint(actor=actor, organisation=organisation, user=user, role=role)
    return membership  # noqa: RET504 (the block may have ended early)


def appoint(*, actor: Actor, organisation: Organisation, user: User, role: str) -> Membership:
    """What a given role and an accepted invitation share. The caller has asked who may, and holds the lock."""
    refuse_appointment(organisation, role)
    membership = Membership(organisation=organisation, user=user, role=role)
    membership.full_clean()
    membership.save()
    record(actor=actor, action=Action.CREATED, instance=membership)
    if user != actor.user:
        notify(kind=ROLE_GIVEN, users=[user], subject=membership)
    return membership


def end_role(*, actor: Actor, membership: Membership) -> Membership:
    """Now. What the person could see and do in this role is over with the commit. Ended already: a no-op."""
    with changing(membership, actor, policies.can_end_role) as membership:
        if membership.is_active:
            end(actor, membership)
    return membership


def update_person(*, actor: Actor, **facts: Any) -> User:
    """Set facts of the acting person's own account. Raises ValidationError."""
    with changing(actor.user, actor, policies.can_correct_person) as user:
        before = facts_of(user, list(facts))
        for name, value in facts.items():
            setattr(user, name, value)
        user.full_clean()
        user.save(update_fields=list(facts))
        record_correction(actor=actor, instance=user, before=before)
    return user


def refuse_appointment(organisation: Organisation, role: str) -> None:
    """Raises ValidationError when the organisation has left, or the role is for one person only and taken."""
    if organisation.state not in PRESENT:
        raise ValidationError(_("%(organisation)s has left the cluster."), params={"organisation": organisation})
    holder = organisation.memberships.active().filter(role=role).select_related("user").first()
    if role in SOLE and holder:
        raise ValidationError(
            _("%(person)s is the %(role)s of %(organisation)s. End that role first."),
            params={"person": holder.user, "role": Role(role).label, "organisation": organisation},
        )


def end(actor: Actor, membership: Membership) -> None:
    """What the ends of a role have in common: with the last one end the seats in working groups.

    The caller has asked who may, and holds the lock.
    """
    membership.ended_at = timezone.now()
    membership.full_clean()
    membership.save(update_fields=["ended_at"])
    record(actor=actor, action=Action.ENDED, instance=membership)
    if not membership.user.memberships.active().exists():
        end_seats(actor=actor, user=membership.user)
    if membership.user != actor.user:
        notify(kind=ROLE_ENDED, users=[membership.user], subject=membership)
