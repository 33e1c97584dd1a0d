"""What people are told about organisations, roles and invitations."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from intranet.core.actors import Actor
from intranet.core.notice_kinds import NoticeKind

from . import policies
from .enums import ProposalState
from .models import Invitation, Membership, Organisation, Proposal, WorkingGroup


def _role_given(membership: Membership) -> str:
    params = {"organisation": membership.organisation, "role": membership.get_role_display()}
    return _("You have a role in %(organisation)s: %(role)s") % params


def _role_ended(membership: Membership) -> str:
    params = {"organisation": membership.organisation, "role": membership.get_role_display()}
    return _("Your role in %(organisation)s has ended: %(role)s") % params


def _organisation_moved(organisation: Organisation) -> str:
    return _("%(organisation)s is now: %(state)s") % {
        "organisation": organisation,
        "state": organisation.get_state_display(),
    }


def _invited(invitation: Invitation) -> str:
    params = {"organisation": invitation.organisation, "role": invitation.get_role_display()}
    return _("%(organisation)s invites you: %(role)s") % params


def _url_of_invitation(invitation: Invitation) -> str:
    return reverse("answer_invitation", args=[invitation.pk])


def _invitation_accepted(invitation: Invitation) -> str:
    params = {"email": invitation.email, "organisation": invitation.organisation}
    return _("%(email)s has accepted the invitation to %(organisation)s") % params


def _proposal_decided(proposal: Proposal) -> str:
    if proposal.state == ProposalState.APPROVED:
        return _("What you proposed for the page of %(organisation)s is published") % {
            "organisation": proposal.organisation
        }
    params = {"organisation": proposal.organisation, "reason": proposal.reason}
    return _("What you proposed for the page of %(organisation)s is refused: %(reason)s") % params


def _group_closed(group: WorkingGroup) -> str:
    return _("The working group “%(group)s” is closed.") % {"group": group}


def _url_of_organisation(subject: Membership | Invitation) -> str:
    return subject.organisation.get_absolute_url()


def _url_of_dashboard(membership: Membership) -> str:
    return reverse("dashboard")


def _is_own(actor: Actor, membership: Membership) -> bool:
    return membership.user_id == actor.user.pk


ROLE_GIVEN = NoticeKind(
    code="members.role_given",
    name=gettext_lazy("A role of yours begins"),
    words=_role_given,
    url=_url_of_organisation,
    concerns=_is_own,
)
ROLE_ENDED = NoticeKind(
    code="members.role_ended",
    name=gettext_lazy("A role of yours ends"),
    words=_role_ended,
    url=_url_of_dashboard,
    concerns=_is_own,
)
ORGANISATION_MOVED = NoticeKind(
    code="members.organisation_moved",
    name=gettext_lazy("The state of your organisation changes"),
    words=_organisation_moved,
    url=Organisation.get_absolute_url,
)
GROUP_CLOSED = NoticeKind(
    code="members.group_closed",
    name=gettext_lazy("A working group that you follow is closed"),
    words=_group_closed,
    url=WorkingGroup.get_absolute_url,
)
INVITED = NoticeKind(
    code="members.invited",
    name=gettext_lazy("An organisation invites you"),
    words=_invited,
    url=_url_of_invitation,
    concerns=policies.can_accept_invitation,
)
INVITATION_ACCEPTED = NoticeKind(
    code="members.invitation_accepted",
    name=gettext_lazy("An invitation of yours is accepted"),
    words=_invitation_accepted,
    url=_url_of_organisation,
)
PROPOSAL_DECIDED = NoticeKind(
    code="members.proposal_decided",
    name=gettext_lazy("A proposal of yours is decided"),
    words=_proposal_decided,
    url=Proposal.get_absolute_url,
)

NOTICE_KINDS = (
    *(ROLE_GIVEN, ROLE_ENDED, ORGANISATION_MOVED, GROUP_CLOSED),
    *(INVITED, INVITATION_ACCEPTED, PROPOSAL_DECIDED),
)
