from typing import Any, Self

from django.contrib.auth.backends import ModelBackend
from django.db.models import Count, Exists, FilteredRelation, Q, QuerySet

from cms.users.models import User
from intranet.core.actors import Actor

from .enums import CONTACTS, PRESENT, ProposalState, Role
from .groups import DECIDE_PROPOSALS


class OrganisationQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Those present, for all who work here; one's own whatever their state."""
        if actor.oversees:
            return self
        own = Q(pk__in=[organisation.pk for organisation in actor.organisations])
        return self.filter(own | Q(state__in=PRESENT) if actor.may_work else own)

    def present(self) -> Self:
        return self.filter(state__in=PRESENT)

    def with_holder_of(self, role: Role) -> Self:
        """`holder`: who has this role now, for further questions."""
        holds_it = Q(memberships__role=role, memberships__ended_at=None)
        return self.annotate(holder=FilteredRelation("memberships", condition=holds_it))

    def without(self, role: Role) -> Self:
        """Those where nobody has this role now."""
        return self.with_holder_of(role).filter(holder=None)

    def for_table(self) -> Self:
        return self.select_related("municipality")


class MembershipQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """Whom to turn to at those present, for all who work here; at one's own organisation everybody, ever."""
        if actor.oversees:
            return self
        own = Q(user=actor.user) | Q(organisation=actor.organisation)
        contacts = Q(role__in=CONTACTS, ended_at=None, organisation__state__in=PRESENT)
        return self.filter(own | contacts if actor.may_work else Q(user=actor.user))

    def active(self) -> Self:
        return self.filter(ended_at=None)

    def for_page(self) -> Self:
        return self.select_related("user", "organisation").order_by("user__last_name", "user__first_name", "pk")


class InvitationQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """One's own, and those of the organisation that one coordinates."""
        if actor.oversees:
            return self
        own = Q(email=actor.user.email)
        if actor.may_work and Role.COORDINATOR in actor.roles:
            own |= Q(organisation=actor.organisation)
        return self.filter(own)


class ProposalQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """For its organisation, and for editors, who decide."""
        if actor.oversees or actor.user.has_perm(DECIDE_PROPOSALS):
            return self
        return self.filter(organisation=actor.organisation) if actor.may_work else self.none()

    def waiting(self) -> Self:
        return self.filter(state=ProposalState.PROPOSED)

    def to_be_decided_by(self, user: User) -> Self:
        """All or none, as `policies.can_decide_proposals` says, in the same query."""
        return self.filter(Exists(ModelBackend().with_perm(DECIDE_PROPOSALS).filter(pk=user.pk)))


class WorkingGroupQuerySet(QuerySet[Any]):
    def visible_to(self, actor: Actor) -> Self:
        """A group works in the open; what it did, said and attached stays with its people once it is closed."""
        if actor.oversees:
            return self
        if not actor.may_work:
            return self.none()
        return self.filter(Q(closed_at=None) | Q(seats__user=actor.user)).distinct()

    def at_work(self) -> Self:
        return self.filter(closed_at=None)

    def for_list(self) -> Self:
        return self.select_related("chair").annotate(
            people=Count("seats", filter=Q(seats__ended_at=None), distinct=True)
        )


class SeatQuerySet(QuerySet[Any]):
    def active(self) -> Self:
        return self.filter(ended_at=None)

    def for_page(self) -> Self:
        return self.select_related("user").order_by("user__last_name", "user__first_name", "pk")
