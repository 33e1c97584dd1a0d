"""What the page of an organisation shows to one person."""

from functools import cached_property
from typing import TYPE_CHECKING

from django.utils.formats import date_format
from django.utils.text import capfirst

from intranet.core.actors import Actor
from intranet.core.audit import timeline_of
from intranet.core.models import AuditEntry

from . import policies
from .enums import MOVES, OrganisationState, Role
from .models import Membership, Organisation
from .models.organisation import REGISTRIES

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


class OrganisationPage:
    def __init__(self, organisation: Organisation, *, actor: Actor) -> None:
        self.organisation, self.actor = organisation, actor
        self.may_correct = policies.can_keep_organisations(actor)
        self.may_give_roles = bool(policies.roles_to_give(actor, organisation))

    @cached_property
    def people(self) -> list[tuple[Membership, bool]]:
        """Whom this person may see here, by role and name, and whether they may end the role."""
        visible = self.organisation.memberships.active().visible_to(self.actor).for_page()
        by_role = sorted(visible, key=lambda membership: list(Role).index(Role(membership.role)))
        return [(membership, policies.can_end_role(self.actor, membership)) for membership in by_role]

    @property
    def facts(self) -> list[tuple[str, str]]:
        """Name and value of what is known about it."""
        known = self.organisation
        values = {
            "sector": known.get_sector_display(),
            "municipality": str(known.municipality or ""),
            **{name: getattr(known, name) for name in REGISTRIES},
            **{
                name: date_format(day) if (day := getattr(known, name)) else ""
                for name in ("orot_since", "cluster_since")
            },
        }
        return [
            (capfirst(Organisation._meta.get_field(name).verbose_name), value)
            for name, value in values.items()
            if value
        ]

    @property
    def moves(self) -> list[tuple[OrganisationState, "StrPromise"]]:
        """The states that this person may move it to, and what that is called."""
        states = Organisation.TRANSITIONS[self.organisation.state] if self.may_correct else ()
        return [(state, MOVES[state]) for state in states]

    @cached_property
    def timeline(self) -> list[AuditEntry] | None:
        if not policies.can_see_history(self.actor, self.organisation):
            return None
        return timeline_of(self.organisation, *self.organisation.memberships.for_page())
