"""What is kept about people and organisations here, for their export."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from allauth.usersessions.models import UserSession
from django.utils.translation import gettext_lazy as _

from cms.users.erasure import erased_email
from cms.users.models import User
from intranet.core.audit import timeline_of
from intranet.core.own_data import ERASERS, OF_ORGANISATION, OF_PERSON, Sheet
from intranet.core.words import label_of, name_of

from .models import Invitation, Membership, Organisation, Proposal

Row = Mapping[Any, Any]
OF_PROPOSAL = ("organisation", "proposed_at", "title", "summary", "text", "sector", "website", "state", "reason")
OF_ACCOUNT = ("email", "first_name", "last_name", "language", "time_zone", "date_joined", "last_login")
OF_RECORD = ("name", "sector", "municipality", "website", "nip", "regon", "krs", "orot_since", "cluster_since", "state")


def _account(user: User) -> Iterator[Row]:
    yield {name_of(User, field): label_of(User, field, getattr(user, field)) for field in OF_ACCOUNT}


def _sessions(user: User) -> Iterator[Row]:
    for session in UserSession.objects.filter(user=user):
        yield {_("since"): session.created_at, _("address"): session.ip, _("browser"): session.user_agent}


def _roles(user: User) -> Iterator[Row]:
    return _described(Membership.objects.filter(user=user).select_related("organisation"), "organisation")


def _seats(user: User) -> Iterator[Row]:
    for seat in user.seats.select_related("group"):
        yield {_("working group"): seat.group, _("from"): seat.started_at, _("to"): seat.ended_at}


def _proposals_by(user: User) -> Iterator[Row]:
    return _proposals(Proposal.objects.filter(proposed_by=user).select_related("organisation"))


def _proposals_of(organisation: Organisation) -> Iterator[Row]:
    return _proposals(organisation.proposals.select_related("organisation"))


def _proposals(proposals: Iterable[Proposal]) -> Iterator[Row]:
    for one in proposals:
        yield {name_of(Proposal, field): label_of(Proposal, field, getattr(one, field)) for field in OF_PROPOSAL}


def _record(organisation: Organisation) -> Iterator[Row]:
    yield {
        name_of(Organisation, field): label_of(Organisation, field, getattr(organisation, field)) for field in OF_RECORD
    }


def _people(organisation: Organisation) -> Iterator[Row]:
    return _described(organisation.memberships.select_related("user"), "user")


def _history(organisation: Organisation) -> Iterator[Row]:
    for entry in timeline_of(organisation, *organisation.memberships.select_related("user", "organisation")):
        what = entry.get_action_display()
        yield {_("when"): entry.at, _("who"): entry.who, _("what"): what, _("about"): entry.subject}


def _described(memberships: Iterable[Membership], other: str) -> Iterator[Row]:
    for one in memberships:
        yield {
            name_of(Membership, other): getattr(one, other),
            name_of(Membership, "role"): one.get_role_display(),
            name_of(Membership, "started_at"): one.started_at,
            name_of(Membership, "ended_at"): one.ended_at,
        }


def _erase(user: User, pseudonym: str) -> None:
    for invitation in Invitation.objects.filter(email=user.email):
        invitation.email = erased_email(user)
        invitation.save(update_fields=["email"])  # one by one: the search follows what is saved


OF_PERSON += [
    Sheet(_("Account"), _account),
    Sheet(_("Open sessions"), _sessions),
    Sheet(_("Roles"), _roles),
    Sheet(_("Working groups"), _seats),
    Sheet(_("Proposals for the page"), _proposals_by),
]
OF_ORGANISATION += [
    Sheet(_("Organisation"), _record),
    Sheet(_("People"), _people),
    Sheet(_("Proposals for the page"), _proposals_of),
    Sheet(_("History"), _history),
]
ERASERS.append(_erase)
