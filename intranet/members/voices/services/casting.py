"""A voter votes, by name or in secret. What is said by name may be changed until the vote closes."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import F
from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.core.access import require_now
from intranet.core.actors import Actor
from intranet.core.audit import record
from intranet.core.enums import Action

from .. import policies
from ..models import Ballot, Count, Poll, Voter
from ..rules import Choice
from .locking import lock_open


@transaction.atomic
def cast(*, actor: Actor, voter: Voter, choice: str, note: str = "") -> None:
    """The log has that a vote by name was cast or changed, not what was chosen; of a secret one it has nothing.

    Raises ValidationError: closed, nobody there, no such choice; in secret also a second vote, or one with words.
    """
    poll, voter = lock_open(voter)
    require_now(policies.can_vote, actor, voter)
    _refuse_absent(poll, voter)
    if poll.rules.is_secret:
        _cast_in_secret(poll, voter, choice, note)
    else:
        _cast_by_name(actor, voter, choice, note)


@transaction.atomic
def enter_on_behalf(*, actor: Actor, voter: Voter, choice: str, source: str, note: str = "") -> None:
    """What a voter said by telephone or mail. For services of features, which have asked their policy.

    The voter may change it. Raises ValidationError, for a secret vote always.
    """
    poll, voter = lock_open(voter)
    if poll.rules.is_secret:
        raise ValidationError(_("Nobody can vote for others in secret."))
    if not source:
        raise ValidationError({"source": _("Say how you know: by telephone, by mail.")})
    _cast_by_name(actor, voter, choice, note, source=source)


@transaction.atomic
def withdraw(*, actor: Actor, voter: Voter) -> None:
    """As if nothing had been said. Nothing was: a no-op. Raises ValidationError: closed, or secret."""
    poll, voter = lock_open(voter)
    require_now(policies.can_vote, actor, voter)
    if poll.rules.is_secret:
        raise ValidationError(_("What was voted in secret cannot be told from the rest any more."))
    if Ballot.objects.filter(voter=voter).delete()[0]:
        _note_vote(voter, has_voted=False)
        record(actor=actor, action=Action.ENDED, instance=voter)


def _cast_by_name(actor: Actor, voter: Voter, choice: str, note: str, source: str = "") -> None:
    former = Ballot.objects.filter(voter=voter).first()
    ballot = former or Ballot(voter=voter)
    ballot.choice, ballot.note, ballot.source = choice, note, source
    ballot.cast_by, ballot.cast_at = actor.user, timezone.now()
    ballot.full_clean()
    ballot.save()
    _note_vote(voter, has_voted=True)
    record(actor=actor, action=Action.CHANGED if former else Action.CREATED, instance=voter)


def _cast_in_secret(poll: Poll, voter: Voter, choice: str, note: str) -> None:
    if voter.has_voted:
        raise ValidationError(
            _("You have voted already. What was voted in secret cannot be told from the rest any more.")
        )
    if note:
        raise ValidationError({"note": _("A secret vote takes no words: they would tell whose it is.")})
    if choice not in list(Choice):
        raise ValidationError({"choice": _("Choose for, against or abstention.")})
    Count.objects.filter(poll=poll, choice=choice).update(number=F("number") + 1)
    _note_vote(voter, has_voted=True)


def _note_vote(voter: Voter, *, has_voted: bool) -> None:
    Voter.objects.filter(pk=voter.pk).update(has_voted=has_voted)


def _refuse_absent(poll: Poll, voter: Voter) -> None:
    who = voter.holder or voter
    if (poll.rules.needs_presence or voter.holder) and not who.is_present:
        raise ValidationError(_("Only who is present votes: note first that %(who)s is.") % {"who": who})
