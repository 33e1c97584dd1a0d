"""What the page of an organisation shows to one person."""

from functools import cached_property
from typing import TYPE_CHECKING, Any

from intranet.core.actors import Actor
from intranet.core.audit import timeline_of
from intranet.core.models import AuditEntry
from intranet.core.words import label_of, name_of

from . import policies
from .enums import MOVES, InvitationState, OrganisationState, Role
from .models import Invitation, Membership, Organisation

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

FACTS = (
    *("sector", "municipality", "website", "postal_address", "invoice_address", "is_contracting_authority"),
    *("nip", "regon", "krs", "orot_since", "cluster_since"),
)


class OrganisationPage:
    def __init__(self, organisation: Organisation, *, actor: Actor) -> None:
        self.organisation, self.actor = organisation, actor
        self.may_correct = policies.can_manage_organisations(actor)
        self.may_see_page_work = policies.can_see_history(actor, organisation)
        self.may_give_roles = bool(policies.roles_to_give(actor, organisation))

    @cached_property
    def people(self) -> list[tuple[Membership, bool]]:
        """Whom this person may see here, by role and name, and whether they may end the role."""
        visible = self.organisation.memberships.active().visible_to(self.actor).for_page()
        by_role = sorted(visible, key=lambda membership: list(Role).index(Role(membership.role)))
        return [(membership, policies.can_end_role(self.actor, membership)) for membership in by_role]

    @property
    def facts(self) -> list[tuple[str, Any]]:
        """Name and value of what is known about it."""
        known = {name: value for name in FACTS if (value := getattr(self.organisation, name))}
        return [(name_of(Organisation, name), label_of(Organisation, name, value)) for name, value in known.items()]

    @cached_property
    def _invitations(self) -> list[Invitation]:
        return list(self.organisation.invitations.visible_to(self.actor))

    @property
    def open_invitations(self) -> list[Invitation]:
        """Those still unanswered that this person may see."""
        return [invitation for invitation in self._invitations if invitation.state == InvitationState.OPEN]

    @property
    def moves(self) -> list[tuple[OrganisationState, "StrPromise"]]:
        """The states that this person may move it to, and what that is called."""
        states = Organisation.TRANSITIONS[self.organisation.state] if self.may_correct else ()
        return [(state, MOVES[state]) for state in states]

    @cached_property
    def timeline(self) -> list[AuditEntry] | None:
        if not policies.can_see_history(self.actor, self.organisation):
            return None
        return timeline_of(self.organisation, *self.organisation.memberships.for_page(), *self._invitations)
