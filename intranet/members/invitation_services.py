"""Every change of invitations, and the accounts that come of them."""

from functools import partial
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from cms.users.addresses import address_proved, is_address_proved
from cms.users.models import User
from intranet.core.access import require
from intranet.core.actors import Actor
from intranet.core.audit import record
from intranet.core.changing import changing, locked
from intranet.core.enums import Action
from intranet.core.notices import notify
from intranet.core.transitions import move

from . import policies
from .enums import InvitationState
from .models import Invitation, Membership, Organisation
from .notice_kinds import INVITATION_ACCEPTED, INVITED
from .services import appoint, refuse_appointment


def invite(*, actor: Actor, organisation: Organisation, email: str, role: str, language: str) -> Invitation:
    """Offer a role; the mail leaves with the worker. An older link to the same role of the same address dies.

    Raises ValidationError when the role is for one person only and taken.
    """
    with changing(organisation, actor, policies.can_give_role, role) as organisation:
        refuse_appointment(organisation, role)
        for older in organisation.invitations.filter(email=email, role=role, state=InvitationState.OPEN):
            move(older, InvitationState.WITHDRAWN, actor=actor)
        facts = {"email": email, "role": role, "language": language, "invited_by": actor.user}
        invitation = Invitation(organisation=organisation, **facts)
        invitation.full_clean()
        invitation.save()
        record(actor=actor, action=Action.CREATED, instance=invitation)
        _tell(invitation)
    return invitation


def withdraw_invitation(*, actor: Actor, invitation: Invitation) -> Invitation:
    """Its link is dead with the commit. Raises IllegalTransition when it was answered before."""
    with changing(invitation, actor, policies.can_withdraw_invitation) as invitation:
        move(invitation, InvitationState.WITHDRAWN, actor=actor)
    return invitation


@transaction.atomic
def accept_invitation(*, invitation: Invitation, user: User) -> Membership:
    """Once, by the person whose address was invited; by them already: a no-op.

    Raises ValidationError when it does not hold any more, or nobody has proved that the account's address is theirs.
    """
    require(user.email == invitation.email)
    invitation = locked(invitation)
    if membership := membership_of(invitation, user):
        return membership
    if not is_address_proved(user):
        raise ValidationError(
            _("First prove that the address is yours: under “Account”, “E-mail”, or with the button in the mail.")
        )
    return _accept(_still_holding(invitation), user)


def membership_of(invitation: Invitation, user: User) -> Membership | None:
    """What has come of it, where this person has accepted it and still has the role."""
    if invitation.state != InvitationState.ACCEPTED or user.email != invitation.email:
        return None
    return user.memberships.active().filter(organisation=invitation.organisation_id, role=invitation.role).first()


@transaction.atomic
def open_account(*, invitation: Invitation, password: str, **names: Any) -> User:
    """An account for the invited address, which the link has proved, and the role offered. Raises ValidationError."""
    invitation = _still_holding(locked(invitation))
    if User.objects.filter(email=invitation.email).exists():
        raise ValidationError(_("There is an account with this address already: log in, then open the link again."))
    user = User(email=invitation.email, language=invitation.language, **names)
    user.full_clean(exclude=["password"])
    try:
        validate_password(password, user)
    except ValidationError as refusal:
        raise ValidationError({"password": refusal.messages}) from refusal
    user.set_password(password)
    user.save()
    address_proved(user)
    _accept(invitation, user)
    return user


def _tell(invitation: Invitation) -> None:
    """Who has an account gets a notice, and may accept from its mail; others are mailed a link to open one."""
    invited = User.objects.filter(email=invitation.email, is_active=True)
    if invited.exists():
        notify(kind=INVITED, users=invited, subject=invitation)
    else:
        task, queue = "intranet.members.tasks.mail_invitation", settings.ACCOUNT_MAILS
        transaction.on_commit(partial(async_task, task, invitation.pk, cluster=queue))


def _still_holding(invitation: Invitation) -> Invitation:
    if not invitation.holds:
        raise ValidationError(_("This invitation does not hold any more."))
    return invitation


def _accept(invitation: Invitation, user: User) -> Membership:
    organisation = locked(invitation.organisation)
    actor = Actor(user=user, organisation=organisation)
    membership = appoint(actor=actor, organisation=organisation, user=user, role=invitation.role)
    move(invitation, InvitationState.ACCEPTED, actor=actor)
    notify(kind=INVITATION_ACCEPTED, users=[invitation.invited_by], subject=invitation)
    return membership
