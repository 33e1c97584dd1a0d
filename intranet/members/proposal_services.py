"""Every change of proposals: an organisation proposes and withdraws, an editor approves or refuses."""

from contextlib import AbstractContextManager
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.cluster.services import publish_page
from cms.translations.services import bring_to_the_desk, mirror_page
from intranet.core.actors import Actor
from intranet.core.audit import facts_of, record, record_correction
from intranet.core.changing import changing, locked
from intranet.core.enums import Action
from intranet.core.kinds import Policy
from intranet.core.notices import notify
from intranet.core.transitions import move, refuse_illegal

from . import policies
from .enums import ProposalState
from .models import Organisation, Proposal
from .models.proposal import FACTS, WORDS
from .notice_kinds import PROPOSAL_DECIDED
from .public_page import fingerprint, public_values
from .public_record import feed


def propose(*, actor: Actor, organisation: Organisation, **values: Any) -> Proposal:
    """`values` of all FIELDS. Raises ValidationError: also when nothing differs, or a proposal waits already."""
    with changing(organisation, actor, policies.can_propose) as organisation:
        base = public_values(organisation)
        proposal = Proposal(organisation=organisation, proposed_by=actor.user, base=base, **values)
        proposal.full_clean()
        if not proposal.changed:
            raise ValidationError(_("Nothing differs from what the page says already."))
        proposal.save()
        record(actor=actor, action=Action.CREATED, instance=proposal)
    return proposal


def withdraw_proposal(*, actor: Actor, proposal: Proposal) -> Proposal:
    """Raises IllegalTransition when it was decided meanwhile."""
    with _changing(proposal, actor, policies.can_withdraw_proposal) as proposal:
        move(proposal, ProposalState.WITHDRAWN, actor=actor)
    return proposal


def approve_proposal(*, actor: Actor, proposal: Proposal, seen: str) -> Proposal:
    """The page says so from now on. `seen` is the `fingerprint` of the page that the editor compared it with.

    Raises IllegalTransition when somebody has decided, ValidationError when the page is another than the one seen.
    """
    with _changing(proposal, actor, policies.can_decide_proposals) as proposal:
        move(proposal, ProposalState.APPROVED, actor=actor)
        if fingerprint(proposal.organisation) != seen:
            raise ValidationError(_("The page has changed since you opened this proposal. Compare once more."))
        _publish(actor, proposal)
        _tell(actor, proposal)
    return proposal


def refuse_proposal(*, actor: Actor, proposal: Proposal, reason: str) -> Proposal:
    """Raises ValidationError without a reason, IllegalTransition when somebody has decided."""
    with _changing(proposal, actor, policies.can_decide_proposals) as proposal:
        if not reason.strip():
            raise ValidationError(_("Say why, so that the organisation knows what would be right."))
        if proposal.reason != reason.strip():
            refuse_illegal(proposal, ProposalState.REFUSED)  # another reason is no second click
        proposal.reason = reason.strip()
        move(proposal, ProposalState.REFUSED, actor=actor)
        _tell(actor, proposal)
    return proposal


def _changing(proposal: Proposal, actor: Actor, policy: Policy) -> AbstractContextManager[Proposal, bool]:
    """The organisation is locked first, as by whoever proposes."""
    return changing(proposal, actor, policy, first=lambda: locked(proposal.organisation))


def _publish(actor: Actor, proposal: Proposal) -> None:
    """Only what was proposed: what the office or an editor has changed since stays."""
    organisation = proposal.organisation
    before = facts_of(organisation, list(FACTS))
    for name in set(FACTS) & set(proposal.changed):
        setattr(organisation, name, getattr(proposal, name))
    words = {name: value for name, value in public_values(organisation).items() if name in WORDS}
    words |= {name: value for name, value in proposal.changed.items() if name in WORDS}
    organisation.full_clean()
    organisation.save()
    record_correction(actor=actor, instance=organisation, before=before)
    page, is_new = publish_page(member=feed(organisation), user=actor.user, **words)
    if is_new:
        mirror_page(page)
    else:
        bring_to_the_desk(page=page, user=actor.user)


def _tell(actor: Actor, proposal: Proposal) -> None:
    if proposal.proposed_by != actor.user:
        notify(kind=PROPOSAL_DECIDED, users=[proposal.proposed_by], subject=proposal)
