"""What has to be read: by whom, and until when. Who has to is asked to confirm it."""

from collections.abc import Iterable
from datetime import date

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.users.models import User
from intranet.core.actors import Actor, Clock
from intranet.core.asks import services as asks
from intranet.core.asks.days import end_of
from intranet.core.audit import record
from intranet.core.changing import changing
from intranet.core.enums import Action
from intranet.core.visibility import visible_and, who_sees
from intranet.members.audiences import keys
from intranet.members.enums import WORKING
from intranet.members.groups import BOARD
from intranet.members.models import Membership, Organisation

from .. import policies
from ..asks import READING
from ..models import Document, MustRead, Version
from .due import refuse_past_day


def require_reading(
    *,
    actor: Actor,
    document: Document,
    due_on: date,
    roles: Iterable[str] = (),
    organisations: Iterable[Organisation] = (),
) -> MustRead:
    """Tells everybody who has to. `roles` are those in organisations, and the audience key of the board.

    Raises ValidationError: it has to be read already, or by a day that is over, or by nobody who may read it.
    """
    with changing(document, actor, visible_and(policies.can_require_reading)) as document:
        refuse_past_day(due_on)
        number = document.current.number if document.current else 1
        facts = {"due_on": due_on, "roles": sorted(roles), "from_number": number, "asked_by": actor.user}
        must_read = MustRead(document=document, **facts)
        must_read.full_clean()
        must_read.save()
        must_read.organisations.set(organisations)
        record(actor=actor, action=Action.CREATED, instance=must_read)
        if not _ask_everybody(must_read, actor):
            raise ValidationError(_("None of them may read it: choose others, or open the document to them first."))
    return must_read


def end_demand(*, actor: Actor, must_read: MustRead) -> MustRead:
    """Nobody has to any more; who has confirmed stays known. Ended already: a no-op."""
    with changing(must_read, actor, policies.can_end_demand) as must_read:
        if not must_read.is_over:
            must_read.ended_at = timezone.now()
            must_read.save(update_fields=["ended_at"])
            record(actor=actor, action=Action.ENDED, instance=must_read)
            asks.void_open_ones(actor=actor, kind=READING, subjects=MustRead.objects.filter(pk=must_read.pk))
    return must_read


def ask_again(*, actor: Actor, version: Version) -> None:
    """A major version: who has confirmed an earlier one has to read this one. In the transaction of the version."""
    must_read = MustRead.objects.of(version.document).holding().first()
    if must_read:
        must_read.from_number = version.number
        must_read.save(update_fields=["from_number"])
        asks.ask_again(actor=actor, kind=READING, subject=must_read)


def ask_who_came_later() -> None:
    """By the clock: who belongs to those who have to read something since it was demanded."""
    for pk in MustRead.objects.holding().values_list("pk", flat=True):
        with transaction.atomic():
            for must_read in MustRead.objects.holding().filter(pk=pk).select_for_update():
                _ask_everybody(must_read, Clock(at=timezone.now()))


def _ask_everybody(must_read: MustRead, actor: Actor | Clock) -> bool:
    """Who has to and may read it, each for every organisation of theirs that is meant. False when nobody has to."""
    memberships = Membership.objects.active().filter(organisation__state__in=WORKING)
    if must_read.roles:
        memberships = memberships.filter(role__in=must_read.roles)
    if chosen := list(must_read.organisations.all()):
        memberships = memberships.filter(organisation__in=chosen)
    known = set(must_read.asks.values_list("user", "organisation"))
    meant = memberships.select_related("user", "organisation")
    new: dict[tuple[User, Organisation | None], None]
    new = {(one.user, one.organisation): None for one in meant if (one.user_id, one.organisation_id) not in known}
    if keys.BOARD in must_read.roles:
        board = User.objects.filter(is_active=True, groups__name=BOARD)
        new |= {(user, None): None for user in board if (user.pk, None) not in known}
    readers = who_sees(must_read.document, {user for user, _organisation in new})
    whom = [(user, organisation) for user, organisation in new if user in readers]
    asks.ask(actor=actor, kind=READING, subject=must_read, whom=whom, due=end_of(must_read.due_on))
    return bool(whom or known)
