"""What people do from mails about invitations and roles."""

from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.users.addresses import address_proved
from intranet.core.actors import Actor
from intranet.core.mail_actions import MailAction

from . import policies
from .invitation_services import accept_invitation
from .models import Invitation, Membership
from .notice_kinds import INVITED, ROLE_GIVEN
from .services import end_role


def _invitations() -> QuerySet[Invitation]:
    return Invitation.objects.select_related("organisation", "invited_by")


def _memberships() -> QuerySet[Membership]:
    return Membership.objects.select_related("organisation", "user")


def _accept(actor: Actor, invitation: Invitation) -> Membership:
    """The button came by mail."""
    address_proved(actor.user)
    return accept_invitation(invitation=invitation, user=actor.user)


def _accepting(invitation: Invitation) -> str:
    params = {"organisation": invitation.organisation, "role": invitation.get_role_display()}
    return _("You accept the invitation to %(organisation)s. Your role there: %(role)s") % params


def _laying_down(membership: Membership) -> str:
    params = {"organisation": membership.organisation, "role": membership.get_role_display()}
    return _("You lay down your role in %(organisation)s: %(role)s") % params


def _may_accept(actor: Actor, invitation: Invitation) -> bool:
    return policies.can_accept_invitation(actor, invitation) and invitation.holds


def _may_lay_down(actor: Actor, membership: Membership) -> bool:
    return membership.user_id == actor.user.pk and membership.is_active


ACCEPT_INVITATION = MailAction(
    code="members.accept_invitation",
    notice=INVITED.code,
    button=gettext_lazy("Accept the invitation"),
    rows=_invitations,
    explain=_accepting,
    heading=lambda invitation: invitation.organisation,
    acts_for=lambda _actor, _invitation: None,  # the invited person belongs to nobody yet
    state=lambda invitation: invitation.state,
    may=_may_accept,
    act=_accept,
)
LAY_DOWN_ROLE = MailAction(
    code="members.lay_down_role",
    notice=ROLE_GIVEN.code,
    button=gettext_lazy("I do not want this role"),
    rows=_memberships,
    explain=_laying_down,
    heading=lambda membership: membership.organisation,
    acts_for=lambda _actor, membership: membership.organisation_id,
    state=lambda membership: f"{membership.role} {membership.ended_at}",
    may=_may_lay_down,
    act=lambda actor, membership: end_role(actor=actor, membership=membership),
)

MAIL_ACTIONS = (ACCEPT_INVITATION, LAY_DOWN_ROLE)
