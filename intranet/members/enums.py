from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class OrganisationState(TextChoices):
    ACTIVE = "active", pgettext_lazy("organisation", "active")
    GRACE = "grace", pgettext_lazy("organisation", "dues are late")
    SUSPENDED = "suspended", pgettext_lazy("organisation", "suspended")
    LEFT = "left", pgettext_lazy("organisation", "has left")


#: Its people may work in the intranet.
WORKING = (OrganisationState.ACTIVE, OrganisationState.GRACE)
#: Belongs to the cluster, with or without access.
PRESENT = (*WORKING, OrganisationState.SUSPENDED)

TRANSITIONS: dict[str, tuple[OrganisationState, ...]] = {
    OrganisationState.ACTIVE: (OrganisationState.GRACE, OrganisationState.SUSPENDED, OrganisationState.LEFT),
    OrganisationState.GRACE: (OrganisationState.ACTIVE, OrganisationState.SUSPENDED, OrganisationState.LEFT),
    OrganisationState.SUSPENDED: (OrganisationState.ACTIVE, OrganisationState.LEFT),
    OrganisationState.LEFT: (OrganisationState.ACTIVE,),
}

#: What the office does to bring an organisation into a state.
MOVES = {
    OrganisationState.ACTIVE: _("Make active"),
    OrganisationState.GRACE: _("Note late dues"),
    OrganisationState.SUSPENDED: _("Suspend"),
    OrganisationState.LEFT: _("Note that it has left"),
}


class Role(TextChoices):
    """What a person is in an organisation. One person may be several things there."""

    REPRESENTATIVE = "representative", _("representative")
    DEPUTY = "deputy", _("deputy representative")
    COORDINATOR = "coordinator", _("coordinator")
    MEMBER = "member", _("member")


#: Only one person at a time.
SOLE = (Role.REPRESENTATIVE, Role.DEPUTY)
#: Whom the other members see: who speaks for the organisation and who looks after its people.
CONTACTS = (*SOLE, Role.COORDINATOR)
#: What a coordinator may give and take; who speaks for the organisation is entered by the office.
OF_COORDINATORS = (Role.COORDINATOR, Role.MEMBER)


class InvitationState(TextChoices):
    OPEN = "open", pgettext_lazy("invitation", "open")
    ACCEPTED = "accepted", pgettext_lazy("invitation", "accepted")
    WITHDRAWN = "withdrawn", pgettext_lazy("invitation", "withdrawn")


INVITATION_TRANSITIONS: dict[str, tuple[InvitationState, ...]] = {
    InvitationState.OPEN: (InvitationState.ACCEPTED, InvitationState.WITHDRAWN),
    InvitationState.ACCEPTED: (),
    InvitationState.WITHDRAWN: (),
}


class ProposalState(TextChoices):
    PROPOSED = "proposed", pgettext_lazy("proposal", "proposed")
    APPROVED = "approved", pgettext_lazy("proposal", "approved")
    REFUSED = "refused", pgettext_lazy("proposal", "refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("proposal", "withdrawn")


PROPOSAL_TRANSITIONS: dict[str, tuple[ProposalState, ...]] = {
    ProposalState.PROPOSED: (ProposalState.APPROVED, ProposalState.REFUSED, ProposalState.WITHDRAWN),
    ProposalState.APPROVED: (),
    ProposalState.REFUSED: (),
    ProposalState.WITHDRAWN: (),
}
