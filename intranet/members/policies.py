"""Who may do what with organisations, their people and working groups. Pure questions: no writes, no messages."""

from cms.users.models import User
from intranet.core.actors import Actor

from .enums import CONTACTS, OF_COORDINATORS, PRESENT, Role
from .groups import DECIDE_PROPOSALS
from .models import Invitation, Membership, Organisation, Proposal, WorkingGroup


def can_view_organisation(actor: Actor, organisation: Organisation) -> bool:
    if actor.oversees or organisation in actor.organisations:
        return True
    return actor.may_work and organisation.state in PRESENT


def can_view_membership(actor: Actor, membership: Membership) -> bool:
    if actor.oversees or membership.user_id == actor.user.pk:
        return True
    if not actor.may_work:
        return False
    is_contact = membership.role in CONTACTS and membership.is_active and membership.organisation.state in PRESENT
    return is_contact or membership.organisation == actor.organisation


def can_view_invitation(actor: Actor, invitation: Invitation) -> bool:
    coordinates = actor.may_work and Role.COORDINATOR in actor.roles
    return actor.oversees or (coordinates and invitation.organisation == actor.organisation)


def can_accept_invitation(actor: Actor, invitation: Invitation) -> bool:
    """Whose address was invited, and nobody else."""
    return actor.user.email == invitation.email


def can_view_group(actor: Actor, group: WorkingGroup) -> bool:
    """Also what is said and attached there: a group works in the open, and what it did stays with its people."""
    if actor.oversees:
        return True
    return actor.may_work and (not group.is_closed or any(seat.user_id == actor.user.pk for seat in group.seats.all()))


def can_talk_in_group(actor: Actor, group: WorkingGroup) -> bool:
    """Whoever sees it asks and answers there, not its people alone; once closed it is read, not written in."""
    return can_view_group(actor, group) and not group.is_closed


def can_attach_to_group(actor: Actor, group: WorkingGroup) -> bool:
    """Files are the group's own: its people, its chair and the office bring them."""
    return can_talk_in_group(actor, group) and (actor.is_office or group.pk in actor.working_groups)


def can_view_proposal(actor: Actor, proposal: Proposal) -> bool:
    if actor.oversees or can_decide_proposals(actor):
        return True
    return actor.may_work and proposal.organisation == actor.organisation


def can_propose(actor: Actor, organisation: Organisation) -> bool:
    """For its public page, and withdraw what is proposed: whoever speaks for it or looks after its people."""
    return actor.may_work and organisation == actor.organisation and not actor.roles.isdisjoint(CONTACTS)


def can_decide_proposals(actor: Actor) -> bool:
    return actor.user.has_perm(DECIDE_PROPOSALS)


def can_keep_organisations(actor: Actor) -> bool:
    """Enter and correct them, and move their state."""
    return actor.is_office


def can_keep_groups(actor: Actor) -> bool:
    return actor.is_office


def can_give_role(actor: Actor, organisation: Organisation, role: str) -> bool:
    return role in roles_to_give(actor, organisation)


def can_end_role(actor: Actor, membership: Membership) -> bool:
    """Everybody may lay down a role of their own."""
    return membership.user_id == actor.user.pk or can_give_role(actor, membership.organisation, membership.role)


def roles_to_give(actor: Actor, organisation: Organisation) -> tuple[Role, ...]:
    if actor.is_office:
        return tuple(Role)
    coordinates = actor.may_work and organisation == actor.organisation and Role.COORDINATOR in actor.roles
    return OF_COORDINATORS if coordinates else ()


def can_see_history(actor: Actor, organisation: Organisation) -> bool:
    """Who did what to it: for the office, the board and its own people."""
    return actor.oversees or (actor.may_work and organisation == actor.organisation)


def can_take_data(actor: Actor, organisation: Organisation) -> bool:
    """Who speaks for it or manages its people, also while it is suspended."""
    return organisation == actor.organisation and bool(actor.roles & set(CONTACTS))


def can_erase_person(actor: Actor, user: User) -> bool:
    """Everybody themselves; the office whoever asks it to, except those who could do it to the office."""
    return user == actor.user or (actor.is_office and not user.is_superuser)
