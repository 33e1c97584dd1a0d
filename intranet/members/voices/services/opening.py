"""Begin a vote, and end it without a result: for services of features, which have asked their policy."""

from collections.abc import Iterable
from datetime import datetime

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.users.models import User
from intranet.core.actors import Actor, Clock
from intranet.core.audit import record
from intranet.core.deadlines import has_passed
from intranet.core.enums import Action
from intranet.core.transitions import move

from ...models import Organisation
from ..enums import PollState
from ..models import Ballot, Count, Poll, Voter
from ..rules import Choice, Rules


@transaction.atomic
def open_poll(
    *,
    actor: Actor,
    title: str,
    rules: Rules,
    organisations: Iterable[Organisation] = (),
    persons: Iterable[User] = (),
    closes_at: datetime | None = None,
) -> Poll:
    """Of these voters, whoever comes or goes afterwards. Raises ValidationError: nobody may vote, or it is over."""
    voters = [Voter(organisation=one) for one in organisations] + [Voter(user=one) for one in persons]
    if not voters:
        raise ValidationError(_("Nobody would be entitled to vote. Name who is."))
    if closes_at and has_passed(closes_at, timezone.now()):
        raise ValidationError({"closes_at": _("This moment is over. Name a later one.")})
    poll = Poll(title=title, rules_json=rules.as_json(), closes_at=closes_at)
    poll.full_clean()
    poll.save()
    for voter in voters:
        voter.poll = poll
    Voter.objects.bulk_create(voters)
    if rules.is_secret:
        Count.objects.bulk_create(Count(poll=poll, choice=choice) for choice in Choice)
    record(actor=actor, action=Action.CREATED, instance=poll)
    return poll


@transaction.atomic
def make_void(*, actor: Actor | Clock, poll: Poll) -> Poll:
    """What was cast counts for nothing, such as votes on a text that has changed. Raises IllegalTransition."""
    return move(Poll.objects.select_for_update().get(pk=poll.pk), PollState.VOID, actor=actor)


@transaction.atomic
def drop_out(*, organisation: Organisation) -> None:
    """It has left the cluster: it drops out of who may vote and of what was cast, in all votes that are open.

    A secret vote that it has cast stays where it is, and so does the voter: nobody knows which it was.
    """
    voters = Voter.objects.of_open_polls().filter(organisation=organisation)
    list(Poll.objects.select_for_update().filter(pk__in=voters.values("poll")).order_by("pk"))
    for voter in voters.select_related("poll"):
        if not (voter.has_voted and voter.poll.rules.is_secret):
            Ballot.objects.filter(voter=voter).delete()
            voter.represented.update(holder=None)
            voter.holder, voter.has_voted, voter.has_left = None, False, True
            voter.save(update_fields=["holder", "has_voted", "has_left"])
