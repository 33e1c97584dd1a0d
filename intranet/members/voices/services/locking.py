from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.core.deadlines import has_passed

from ..enums import PollState
from ..models import Poll, Voter


def lock_open(voter: Voter) -> tuple[Poll, Voter]:
    """As they are now, the poll locked: nobody counts it, or votes, until this ends. Raises ValidationError: closed."""
    poll = Poll.objects.select_for_update().get(pk=voter.poll_id)
    if poll.state != PollState.OPEN or (poll.closes_at and has_passed(poll.closes_at, timezone.now())):
        raise ValidationError(_("This vote is closed."))
    return poll, Voter.objects.select_related("holder", "organisation", "user").get(pk=voter.pk)
