"""Who is there, and who votes for whom."""

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from intranet.core.access import require_now
from intranet.core.actors import Actor
from intranet.core.audit import record
from intranet.core.enums import Action

from .. import policies
from ..models import Poll, Voter
from .locking import lock_open


@transaction.atomic
def note_presence(*, voter: Voter, is_present: bool) -> None:
    """For services of features, which have asked their policy and log it. Raises ValidationError: closed."""
    _poll, voter = lock_open(voter)
    Voter.objects.filter(pk=voter.pk).update(is_present=is_present)


@transaction.atomic
def give_proxy(*, actor: Actor, voter: Voter, holder: Voter) -> None:
    """From now on `holder` votes for `voter`, while present. Raises ValidationError for what the rules do not allow."""
    poll, voter = lock_open(voter)
    require_now(policies.speaks_for, actor, voter)
    holder = Voter.objects.select_related("organisation", "user").get(pk=holder.pk)
    _refuse_proxy(poll, voter, holder)
    Voter.objects.filter(pk=voter.pk).update(holder=holder)
    record(actor=actor, action=Action.CHANGED, instance=voter)


@transaction.atomic
def take_proxy_back(*, actor: Actor, voter: Voter) -> None:
    """The voter votes again. None given: a no-op. Raises ValidationError: closed, or the holder has voted."""
    _poll, voter = lock_open(voter)
    require_now(policies.speaks_for, actor, voter)
    _refuse_after_voting(voter)
    if voter.holder_id:
        Voter.objects.filter(pk=voter.pk).update(holder=None)
        record(actor=actor, action=Action.CHANGED, instance=voter)


def _refuse_proxy(poll: Poll, voter: Voter, holder: Voter) -> None:
    """A limit, and no chains: who is represented represents nobody, and the other way round."""
    limit = poll.rules.proxies
    if limit == 0:
        raise ValidationError(_("The rules of this vote know no proxies."))
    if holder.poll_id != voter.poll_id or holder.pk == voter.pk or holder.has_left:
        raise ValidationError({"holder": _("Choose another voter of this vote.")})
    if holder.holder_id or voter.represented.exists():
        raise ValidationError(_("Who is represented cannot represent somebody else."))
    if holder.represented.exclude(pk=voter.pk).count() >= limit:
        words = _("%(holder)s represents %(number)s already: the rules allow no more.")
        raise ValidationError({"holder": words % {"holder": holder, "number": limit}})
    _refuse_after_voting(voter)


def _refuse_after_voting(voter: Voter) -> None:
    if voter.has_voted:
        raise ValidationError(_("This vote has been cast already."))
