"""What documents expect of a person."""

from collections.abc import Iterator
from datetime import datetime, time

from django.utils import timezone
from django.utils.translation import gettext as _

from intranet.core.actors import Actor
from intranet.core.waiting import Waiting

from .enums import DutyState
from .models import Document, ReadingDuty


def waits_for(actor: Actor) -> Iterator[Waiting]:
    readable = Document.objects.visible_to(actor).in_use()
    open_ones = ReadingDuty.objects.for_page().filter(
        user=actor.user, state=DutyState.OPEN, must_read__ended_at=None, must_read__document__in=readable
    )
    for must_read in {duty.must_read_id: duty.must_read for duty in open_ones}.values():
        words = _("Read and confirm “%(document)s”") % {"document": must_read}
        due = timezone.make_aware(datetime.combine(must_read.due_on, time.max))
        yield Waiting(words, must_read.document.get_absolute_url(), due)
