"""Who may do what with organisations, their people and working groups. Pure questions: no writes, no messages."""

from cms.users.models import User
from intranet.core.actors import Actor

from .enums import CONTACTS, OF_COORDINATORS, Role
from .groups import DECIDE_PROPOSALS
from .models import Invitation, Membership, Organisation, Proposal, Seat, WorkingGroup


def can_accept_invitation(actor: Actor, invitation: Invitation) -> bool:
    """Whose address was invited, and nobody else."""
    return actor.user.email == invitation.email


def can_talk_in_group(actor: Actor, group: WorkingGroup) -> bool:
    """Whoever sees it asks and answers there, not its people alone; once closed it is read, not written in."""
    return not group.is_closed


def can_attach_to_group(actor: Actor, group: WorkingGroup) -> bool:
    """Files are the group's own: its people, its chair and the office bring them."""
    return can_talk_in_group(actor, group) and (actor.is_office or group.pk in actor.working_groups)


def can_propose(actor: Actor, organisation: Organisation) -> bool:
    """For its public page, and withdraw what is proposed: whoever speaks for it or looks after its people."""
    return actor.may_work and organisation == actor.organisation and not actor.roles.isdisjoint(CONTACTS)


def can_withdraw_proposal(actor: Actor, proposal: Proposal) -> bool:
    return can_propose(actor, proposal.organisation)


def can_decide_proposals(actor: Actor, proposal: Proposal | None = None) -> bool:
    return actor.user.has_perm(DECIDE_PROPOSALS)


def can_manage_organisations(actor: Actor, organisation: Organisation | None = None) -> bool:
    """Enter and correct them, and move their state."""
    return actor.is_office


def can_manage_groups(actor: Actor, group: WorkingGroup | None = None) -> bool:
    """Form, fill, correct and close them."""
    return actor.is_office


def can_end_seat(actor: Actor, seat: Seat) -> bool:
    return can_manage_groups(actor, seat.group)


def can_give_roles(actor: Actor, organisation: Organisation) -> bool:
    """At least one of them; also invite people to it."""
    return bool(roles_to_give(actor, organisation))


def can_give_role(actor: Actor, organisation: Organisation, role: str) -> bool:
    return role in roles_to_give(actor, organisation)


def can_withdraw_invitation(actor: Actor, invitation: Invitation) -> bool:
    return can_give_role(actor, invitation.organisation, invitation.role)


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


def can_correct_person(actor: Actor, user: User) -> bool:
    return user == actor.user


def can_erase_person(actor: Actor, user: User) -> bool:
    """Everybody themselves; the office whoever asks it to, except those who could do it to the office."""
    return user == actor.user or (actor.is_office and not user.is_superuser)
