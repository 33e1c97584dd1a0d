"""A vote is counted once: by who leads it, or by the clock when its last minute is over."""

from collections import Counter

from django.core.exceptions import ValidationError
from django.db import transaction
from django.dispatch import Signal
from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.core.actors import Actor, Clock
from intranet.core.clock import Timed
from intranet.core.deadlines import has_passed
from intranet.core.transitions import move

from ..enums import PollState
from ..models import Ballot, Count, Poll, Voter
from ..rules import Choice
from ..tally import Counts, tally

#: Sent in the transaction of the counting. sender: Poll; kwargs: poll, actor.
counted = Signal()


@transaction.atomic
def count(*, actor: Actor | Clock, poll: Poll, casting: Choice | None = None) -> Poll:
    """What was cast. For services of features, which have asked their policy, and for the clock.

    Counted already, or void: IllegalTransition. Raises ValidationError while its deadline has not passed.
    """
    poll = Poll.objects.select_for_update().get(pk=poll.pk)
    _refuse_early(poll)
    voters = list(Voter.objects.entitled().filter(poll=poll).select_related("holder"))
    return _settle(actor, poll, _counts(voters, **_cast(poll)), casting)


@transaction.atomic
def enter_counts(
    *,
    actor: Actor,
    poll: Poll,
    in_favour: int,
    against: int,
    abstained: int,
    invalid: int = 0,
    casting: Choice | None = None,
) -> Poll:
    """Of a show of hands, or of ballots on paper. For services of features, which have asked their policy.

    As `count`; raises ValidationError also for more than are present, and when somebody has voted here.
    """
    poll = Poll.objects.select_for_update().get(pk=poll.pk)
    voters = list(Voter.objects.entitled().filter(poll=poll).select_related("holder"))
    if any(voter.has_voted for voter in voters):
        raise ValidationError(_("Votes have been cast here already: they are counted, none are entered."))
    present = sum(voter.counts_as_present for voter in voters)
    entered = {"in_favour": in_favour, "against": against, "abstained": abstained, "invalid": invalid}
    if (number := sum(entered.values())) > present:
        raise ValidationError(
            _("%(number)s counted, %(present)s present. Count again, or note who else is present.")
            % {"number": number, "present": present}
        )
    return _settle(actor, poll, _counts(voters, **entered), casting)


def _settle(actor: Actor | Clock, poll: Poll, counts: Counts, casting: Choice | None) -> Poll:
    poll.tally_json = tally(poll.rules, counts, casting).as_json()
    poll = move(poll, PollState.COUNTED, actor=actor)
    counted.send(Poll, poll=poll, actor=actor)
    return poll


def _cast(poll: Poll) -> dict[str, int]:
    if poll.rules.is_secret:
        chosen = Counter(dict(Count.objects.filter(poll=poll).values_list("choice", "number")))
    else:
        chosen = Counter(Ballot.objects.filter(voter__poll=poll).values_list("choice", flat=True))
    return {
        "in_favour": chosen[Choice.FOR],
        "against": chosen[Choice.AGAINST],
        "abstained": chosen[Choice.ABSTAINED],
    }


def _counts(voters: list[Voter], **cast: int) -> Counts:
    present = sum(voter.counts_as_present for voter in voters)
    return Counts(entitled=len(voters), present=present, **cast)


def _refuse_early(poll: Poll) -> None:
    if poll.state == PollState.OPEN and poll.closes_at and not has_passed(poll.closes_at, timezone.now()):
        raise ValidationError(_("This vote is still open: it is counted when it closes."))


def _count(poll: Poll, *, actor: Clock) -> None:
    count(actor=actor, poll=poll)


#: Votes whose last minute is over are counted by the clock.
POLLS_CLOSE = Timed(code="voices.count", due=Poll.objects.due, deadline="closes_at", act=_count)
