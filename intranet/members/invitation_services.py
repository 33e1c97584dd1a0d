"""Every change of invitations, and the accounts that come of them."""

from functools import partial
from typing import Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _
from django_q.tasks import async_task

from cms.users.models import User
from intranet.core.access import require, require_now
from intranet.core.actors import Actor
from intranet.core.audit import record
from intranet.core.enums import Action
from intranet.core.notices import notify
from intranet.core.transitions import move

from . import policies
from .enums import InvitationState
from .models import Invitation, Membership, Organisation
from .notice_kinds import INVITATION_ACCEPTED, INVITED
from .services import appoint, refuse_appointment


@transaction.atomic
def invite(*, actor: Actor, organisation: Organisation, email: str, role: str, language: str) -> Invitation:
    """Offer a role; the mail leaves with the worker. An older link to the same role of the same address dies.

    Raises ValidationError when the role is for one person only and taken.
    """
    organisation = Organisation.objects.locked().get(pk=organisation.pk)
    require_now(policies.can_give_role, actor, organisation, role)
    refuse_appointment(organisation, role)
    for older in organisation.invitations.filter(email=email.lower(), role=role, state=InvitationState.OPEN):
        move(older, InvitationState.WITHDRAWN, actor=actor)
    invitation = Invitation(organisation=organisation, email=email, role=role, language=language, invited_by=actor.user)
    invitation.full_clean()
    invitation.save()
    record(actor=actor, action=Action.CREATED, instance=invitation)
    _tell(invitation)
    return invitation


@transaction.atomic
def withdraw_invitation(*, actor: Actor, invitation: Invitation) -> Invitation:
    """Its link is dead with the commit. Raises IllegalTransition when it was answered before."""
    invitation = _locked(invitation)
    require_now(policies.can_give_role, actor, invitation.organisation, invitation.role)
    return move(invitation, InvitationState.WITHDRAWN, actor=actor)


@transaction.atomic
def accept_invitation(*, invitation: Invitation, user: User) -> Membership:
    """Once, by the person whose address was invited. Raises ValidationError when it does not hold any more."""
    require(user.email == invitation.email)
    return _accept(_still_holding(invitation), user)


@transaction.atomic
def open_account(*, invitation: Invitation, password: str, **names: Any) -> User:
    """An account for the invited address, which the link has proved, and the role offered. Raises ValidationError."""
    invitation = _still_holding(invitation)
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
    EmailAddress.objects.create(user=user, email=user.email, primary=True, verified=True)
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


def _locked(invitation: Invitation) -> Invitation:
    return Invitation.objects.select_for_update(of=("self",)).select_related("organisation").get(pk=invitation.pk)


def _still_holding(invitation: Invitation) -> Invitation:
    invitation = _locked(invitation)
    if not invitation.holds:
        raise ValidationError(_("This invitation does not hold any more."))
    return invitation


def _accept(invitation: Invitation, user: User) -> Membership:
    organisation = Organisation.objects.locked().get(pk=invitation.organisation_id)
    actor = Actor(user=user, organisation=organisation)
    membership = appoint(actor=actor, organisation=organisation, user=user, role=invitation.role)
    move(invitation, InvitationState.ACCEPTED, actor=actor)
    notify(kind=INVITATION_ACCEPTED, users=[invitation.invited_by], subject=invitation)
    return membership
