"""Access keys: what has an audience is open to whoever holds one of its keys.

People's keys are computed for every question: who has lost a role has lost its keys.
"""

from intranet.core.actors import Actor

#: Everybody who may work in the intranet.
ALL = "all"
OFFICE = "office"
BOARD = "board"


def of_person(user_pk: int) -> str:
    return f"person:{user_pk}"


def of_organisation(organisation_pk: int) -> str:
    """Whoever acts for it."""
    return f"org:{organisation_pk}"


def of_sector(sector: str) -> str:
    """Whoever acts for an organisation of it."""
    return f"sector:{sector}"


def of_group(group_pk: int) -> str:
    """Whoever sits in the working group or chairs it, while it is at work."""
    return f"group:{group_pk}"


def of_holders(role: str) -> str:
    """Whoever acts for an organisation in this role, for whichever."""
    return f"role:{role}"


def keys_of(actor: Actor) -> set[str]:
    """No query: the actor is what the database knew when the request came in."""
    keys = {of_person(actor.user.pk)}
    keys |= {OFFICE} if actor.is_office else set()
    keys |= {BOARD} if actor.is_board else set()
    if actor.may_work:
        keys |= {ALL, *(of_group(pk) for pk in actor.working_groups)}
        if actor.organisation:
            keys |= {of_organisation(actor.organisation.pk), of_sector(actor.organisation.sector)}
            keys |= {of_holders(role) for role in actor.roles}
    return keys
