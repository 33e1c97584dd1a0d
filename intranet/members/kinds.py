"""What organisations, people, invitations and working groups are to comments, search, notices, log and exports."""

from collections.abc import Iterable
from typing import Any

from allauth.usersessions.models import UserSession
from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from cms.users.models import User
from intranet.core.audit import timeline_of
from intranet.core.kinds import DependsOn, Export, Findable, Kind
from intranet.core.models import AuditEntry

from .models import Ballot, Invitation, Membership, Organisation, Poll, Proposal, Seat, Voter, WorkingGroup
from .policies import can_attach_to_group, can_talk_in_group

#: What people are called by.
NAMES = frozenset({"first_name", "last_name", "email"})
OF_PROPOSAL = ("organisation", "proposed_at", "title", "summary", "text", "sector", "website", "state", "reason")
OF_ACCOUNT = ("email", "first_name", "last_name", "language", "time_zone", "date_joined", "last_login")
OF_RECORD = (
    *("name", "sector", "municipality", "website", "postal_address", "invoice_address", "is_contracting_authority"),
    *("nip", "regon", "krs", "orot_since", "cluster_since", "state"),
)
OF_SESSION = ((_("since"), "created_at"), (_("address"), "ip"), (_("browser"), "user_agent"))
OF_SEAT = ((_("working group"), "group"), (_("from"), "started_at"), (_("to"), "ended_at"))
OF_ROLE = ("role", "started_at", "ended_at")
OF_BALLOT: Any = (
    *((_("when"), "cast_at"), (pgettext_lazy("poll", "vote"), lambda ballot: str(ballot.voter.poll))),
    *((_("for whom"), lambda ballot: str(ballot.voter)), "choice", "note"),
)
OF_HISTORY: Any = (
    *((_("when"), "happened_at"), (_("who"), "who"), (_("what"), lambda entry: entry.get_action_display())),
    (_("about"), "subject"),
)


def _organisations() -> QuerySet[Organisation]:
    return Organisation.objects.select_related("municipality")


def _memberships() -> QuerySet[Membership]:
    return Membership.objects.select_related("user", "organisation")


def _invitations() -> QuerySet[Invitation]:
    return Invitation.objects.select_related("organisation")


def _proposals() -> QuerySet[Proposal]:
    return Proposal.objects.select_related("organisation")


def _groups() -> QuerySet[WorkingGroup]:
    return WorkingGroup.objects.prefetch_related("seats")


def _groups_with_people() -> QuerySet[WorkingGroup]:
    return WorkingGroup.objects.prefetch_related("seats__user")


def _seats() -> QuerySet[Seat]:
    return Seat.objects.select_related("user", "group")


def _voters() -> QuerySet[Voter]:
    return Voter.objects.select_related("organisation", "user")


def _ballots_of(user: User) -> QuerySet[Ballot]:
    """Also those for others, and what somebody entered for them. Of secret votes nobody knows."""
    own = Ballot.objects.filter(Q(cast_by=user) | Q(voter__user=user))
    return own.select_related("voter__poll", "voter__organisation", "voter__user")


def _history(organisation: Organisation) -> list[AuditEntry]:
    return timeline_of(organisation, *organisation.memberships.select_related("user", "organisation"))


def _text_of_organisation(organisation: Organisation) -> str:
    facts = (organisation.municipality, organisation.nip, organisation.regon, organisation.krs)
    return " · ".join(str(fact) for fact in facts if fact)


def _text_of_group(group: WorkingGroup) -> str:
    people = ", ".join(str(seat.user) for seat in group.seats.all() if seat.ended_at is None)
    return f"{group.purpose} {people}"


def _url_of_organisation(subject: Membership | Invitation) -> str:
    return subject.organisation.get_absolute_url()


def _roles_of_person(user: User) -> Iterable[int]:
    return user.memberships.values_list("pk", flat=True)


def _roles_in_organisation(organisation: Organisation) -> Iterable[int]:
    return organisation.memberships.values_list("pk", flat=True)


def _invitations_to_organisation(organisation: Organisation) -> Iterable[int]:
    return organisation.invitations.values_list("pk", flat=True)


def _groups_of_person(user: User) -> Iterable[int]:
    return user.seats.values_list("group", flat=True)


def _group_of_seat(seat: Seat) -> Iterable[int]:
    return [seat.group_id]


KINDS = (
    Kind(User, User.objects.all, of_person=(Export(_("Account"), "pk", OF_ACCOUNT),)),
    Kind(UserSession, UserSession.objects.all, of_person=(Export(_("Open sessions"), "user", OF_SESSION),)),
    Kind(
        Organisation,
        _organisations,
        search=Findable(
            code="organisations",
            name=_("Organisations"),
            text=_text_of_organisation,
            labels=lambda one: f"{one.get_sector_display()}, {one.get_state_display()}",
        ),
        of_organisation=(Export(_("Organisation"), "pk", OF_RECORD), Export(_("History"), _history, OF_HISTORY)),
    ),
    Kind(
        Membership,
        _memberships,
        search=Findable(
            code="people",
            name=_("People"),
            title=lambda one: str(one.user),
            text=lambda one: f"{one.organisation} · {one.user.email}",
            labels=lambda one: str(one.get_role_display()),
            url=_url_of_organisation,
            depends_on=(DependsOn(User, _roles_of_person, NAMES), DependsOn(Organisation, _roles_in_organisation)),
        ),
        of_person=(Export(_("Roles"), "user", ("organisation", *OF_ROLE)),),
        of_organisation=(Export(_("People"), "organisation", ("user", *OF_ROLE)),),
    ),
    Kind(Seat, _seats, of_person=(Export(_("Working groups"), "user", OF_SEAT),)),
    Kind(
        WorkingGroup,
        _groups,
        page="working_group",
        can_comment=can_talk_in_group,
        can_attach=can_attach_to_group,
        search=Findable(
            code="groups",
            name=_("Working groups"),
            text=_text_of_group,
            rows=_groups_with_people,
            depends_on=(DependsOn(Seat, _group_of_seat), DependsOn(User, _groups_of_person, NAMES)),
        ),
    ),
    Kind(
        Invitation,
        _invitations,
        search=Findable(
            code="invitations",
            name=_("Invitations"),
            title=lambda one: one.email,
            text=lambda one: str(one.organisation),
            labels=lambda one: f"{one.get_role_display()}, {one.get_state_display()}",
            url=_url_of_organisation,
            depends_on=(DependsOn(Organisation, _invitations_to_organisation),),
        ),
    ),
    Kind(Poll, Poll.objects.all),
    Kind(Voter, _voters),
    Kind(Ballot, Ballot.objects.all, of_person=(Export(_("How you voted"), _ballots_of, OF_BALLOT),)),
    Kind(
        Proposal,
        _proposals,
        of_person=(Export(_("Proposals for the page"), "proposed_by", OF_PROPOSAL),),
        of_organisation=(Export(_("Proposals for the page"), "organisation", OF_PROPOSAL),),
    ),
)
