"""The portal's record of an organisation follows the intranet's. Called within the services' transactions."""

from cms.cluster import services as portal
from cms.cluster.models import Member
from intranet.core.actors import Actor
from intranet.core.transitions import move

from .enums import ProposalState
from .models import Organisation


def feed(organisation: Organisation) -> Member:
    """What the organisation's record says, to the portal."""
    return portal.put_member(
        external_id=organisation.external_id,
        name=organisation.name,
        sector=organisation.sector,
        municipality=organisation.municipality,
        website=organisation.website,
        since=organisation.cluster_since,
        place=organisation.place,
    )


def follow(organisation: Organisation) -> None:
    """After a correction; organisations without a page have no record there: a no-op."""
    if Member.objects.filter(external_id=organisation.external_id).exists():
        feed(organisation)


def end(organisation: Organisation, *, actor: Actor) -> None:
    """It has left: its page goes, and what it proposed is withdrawn."""
    portal.take_pages_down(external_id=organisation.external_id, user=actor.user)
    for proposal in organisation.proposals.select_for_update().waiting():
        move(proposal, ProposalState.WITHDRAWN, actor=actor)
