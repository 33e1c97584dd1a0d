"""What has to be read: by whom, until when, and who says that they did."""

from collections.abc import Iterable
from datetime import date, timedelta

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from cms.users.models import User
from intranet.core.access import require_now
from intranet.core.actors import Actor
from intranet.core.audit import record
from intranet.core.enums import Action
from intranet.core.notices import notify
from intranet.core.transitions import move
from intranet.core.visibility import visible_and, who_sees
from intranet.members.enums import WORKING
from intranet.members.models import Membership, Organisation

from .. import policies
from ..enums import DutyState
from ..models import Document, MustRead, ReadingDuty, Version
from ..notice_kinds import MUST_READ
from .locks import locked

#: So long before the day, and every so often after it, who has not confirmed is reminded.
SOON, AGAIN = timedelta(days=3), timedelta(days=7)


@transaction.atomic
def demand_reading(
    *,
    actor: Actor,
    document: Document,
    due_on: date,
    roles: Iterable[str] = (),
    organisations: Iterable[Organisation] = (),
) -> MustRead:
    """Tells everybody who has to. Raises ValidationError: it has to be read already, or by a day that is over."""
    document = locked(document)
    require_now(visible_and(policies.can_demand_reading), actor, document)
    if due_on < timezone.localdate():
        raise ValidationError({"due_on": _("This day is over. Name today or a later one.")})
    number = document.current.number if document.current else 1
    must_read = MustRead(document=document, due_on=due_on, roles=sorted(roles), from_number=number, asked_by=actor.user)
    must_read.full_clean()
    must_read.save()
    must_read.organisations.set(organisations)
    record(actor=actor, action=Action.CREATED, instance=must_read)
    assign(must_read)
    return must_read


@transaction.atomic
def assign(must_read: MustRead) -> None:
    """A duty for everybody who has to read it and has none: who came later, too."""
    known = set(must_read.duties.values_list("user", "organisation"))
    memberships = Membership.objects.active().filter(organisation__state__in=WORKING).select_related("user")
    if must_read.roles:
        memberships = memberships.filter(role__in=must_read.roles)
    if chosen := list(must_read.organisations.all()):
        memberships = memberships.filter(organisation__in=chosen)
    wanted = {(one.user_id, one.organisation_id): one.user for one in memberships}
    new = {pair: user for pair, user in wanted.items() if pair not in known}
    readers = {user.pk for user in who_sees(must_read.document, set(new.values()))}
    duties = ReadingDuty.objects.bulk_create(
        ReadingDuty(must_read=must_read, user_id=user, organisation_id=organisation)
        for user, organisation in new
        if user in readers
    )
    _tell(duties, occasion=f"{must_read.from_number}")


@transaction.atomic
def confirm_reading(*, actor: Actor, duty: ReadingDuty) -> None:
    """For every organisation that the person has to read it for. Confirmed already: IllegalTransition."""
    document = locked(duty.must_read.document)
    duty = ReadingDuty.objects.for_page().get(pk=duty.pk)
    require_now(policies.can_confirm, actor, duty)
    others = ReadingDuty.objects.for_page().filter(must_read=duty.must_read, user=duty.user, state=DutyState.OPEN)
    for one in [duty, *others.exclude(pk=duty.pk)]:
        one.confirmed_at, one.number = timezone.now(), document.current.number if document.current else None
        move(one, DutyState.CONFIRMED, actor=actor)


@transaction.atomic
def end_demand(*, actor: Actor, must_read: MustRead) -> MustRead:
    """Nobody has to any more; who has confirmed stays known. Ended already: a no-op."""
    must_read = MustRead.objects.select_for_update().get(pk=must_read.pk)
    require_now(visible_and(policies.can_demand_reading), actor, must_read.document)
    if not must_read.is_over:
        must_read.ended_at = timezone.now()
        must_read.save(update_fields=["ended_at"])
        record(actor=actor, action=Action.ENDED, instance=must_read)
    return must_read


def ask_again(*, actor: Actor, version: Version) -> None:
    """A major version: who has confirmed an earlier one has to read this one. In the transaction of the version."""
    must_read = MustRead.objects.of(version.document).holding().first()
    if must_read:
        must_read.from_number = version.number
        must_read.save(update_fields=["from_number"])
        for duty in must_read.duties.filter(state=DutyState.CONFIRMED):
            duty.confirmed_at = duty.number = duty.reminded_at = None
            move(duty, DutyState.OPEN, actor=actor)
        _tell(must_read.duties.all(), occasion=f"{version.number}")


def remind() -> None:
    """By the clock: who came later gets the duty, who has not confirmed is told again."""
    now = timezone.now()
    for must_read in MustRead.objects.holding().select_related("document__audience"):
        assign(must_read)
        if must_read.due_on - SOON > timezone.localdate():
            continue
        with transaction.atomic():
            late = must_read.duties.select_for_update().filter(state=DutyState.OPEN)
            due = [duty for duty in late if duty.reminded_at is None or duty.reminded_at < now - AGAIN]
            _tell(due, occasion=f"{must_read.from_number} {now:%Y-%m-%d}")
            must_read.duties.filter(pk__in=[duty.pk for duty in due]).update(reminded_at=now)


def _tell(duties: Iterable[ReadingDuty], *, occasion: str) -> None:
    people = User.objects.in_bulk([duty.user_id for duty in duties])
    for duty in duties:
        notify(kind=MUST_READ, users=[people[duty.user_id]], subject=duty, occasion=occasion)
