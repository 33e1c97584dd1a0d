"""Every change of what people are asked, and of what they answer."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from cms.users.models import User

from ..access import require
from ..actors import Actor, Clock
from ..audit import record, record_each
from ..changing import changing, locked
from ..doers import Guest
from ..enums import Action
from ..letters.services import write_letters
from ..models import Ask, Outsider
from ..notice_kinds import KINDS as NOTICE_KINDS
from ..notices import notify_each
from ..querysets import AskQuerySet
from ..transitions import move, refuse_illegal
from ..visibility import visible_and
from .enums import AskState
from .kinds import KINDS, AskKind
from .letters import LETTER

#: Who is asked, and for which organisation; None: for themselves.
Whom = Iterable[tuple[User | Outsider, Model | None]]


@transaction.atomic
def ask(*, actor: Actor | Clock, kind: AskKind, subject: Model, whom: Whom, due: datetime | None = None) -> list[Ask]:
    """The asks that are new: who is asked already is left alone, all others are told.

    For services of features, which hold the subject's lock and have asked their policy. As many queries for one
    person as for all; three more for the letter to each outsider.
    """
    asked = Ask.objects.of(kind, [subject]).exclude(state=AskState.TAKEN_BACK)
    known = set(asked.values_list("user", "outsider", "organisation"))
    facts = {"kind": kind.code, "subject": subject, "due": due, "asked_by": actor.user}
    wanted = [Ask(**{_role(one): one}, organisation=organisation, **facts) for one, organisation in whom]  # type: ignore[misc]
    new = [one for one in wanted if (one.user_id, one.outsider_id, one.organisation_id) not in known]
    asks = Ask.objects.bulk_create(new)
    record_each(actor=actor, action=Action.CREATED, instances=asks)
    _tell(kind, asks)
    return asks


def answer(*, actor: Actor, ask: Ask, answer: str, note: str = "") -> Ask:
    """For the first time or, as long as the kind allows it, otherwise than before; the same again is a no-op.

    Raises ValidationError: no such answer, no note where one is wanted, too late. Said once and for all, void or taken
    back: IllegalTransition.
    """
    with changing(ask, actor, visible_and(ask.of_kind.may_answer), first=lambda: _lock_all(ask)) as ask:
        if (ask.state, ask.answer, ask.note) != (AskState.ANSWERED, answer, note):
            _refuse(ask, answer, note)
            for one in [ask, *_others(ask).for_page()]:
                _write(actor, one, answer, note)
            ask.of_kind.answered(actor, ask)
    return ask


@transaction.atomic
def answer_as_guest(*, guest: Guest, ask: Ask, answer: str, note: str = "") -> Ask:
    """As `answer`, by the link of the outsider who is asked. Raises PermissionDenied for what another is asked."""
    found = locked(ask)
    require(found.outsider == guest.outsider)
    if (found.state, found.answer, found.note) != (AskState.ANSWERED, answer, note):
        _refuse(found, answer, note)
        _write(guest, found, answer, note)
        found.of_kind.answered(guest, found)
    return found


def take_back(*, actor: Actor, ask: Ask) -> Ask:
    """The person need not answer any more, and may be asked anew. Answered or void: IllegalTransition."""
    with changing(ask, actor, visible_and(ask.of_kind.may_take_back)) as ask:
        move(ask, AskState.TAKEN_BACK, actor=actor)
    return ask


@transaction.atomic
def void_open_ones(*, actor: Actor | Clock, kind: AskKind, subjects: QuerySet) -> None:
    """What was asked about these has no meaning any more. For services that have brought that about."""
    for one in Ask.objects.of(kind, subjects).open().order_by("pk").select_for_update():
        move(one, AskState.VOID, actor=actor)


@transaction.atomic
def ask_again(*, actor: Actor | Clock, kind: AskKind, subject: Model) -> None:
    """What was answered counts no longer: everybody is asked and told anew. For services that have changed it so."""
    now = timezone.now()
    rows = Ask.objects.of(kind, [subject]).filter(state__in=(AskState.OPEN, AskState.ANSWERED)).order_by("pk")
    asks = list(rows.select_related("user", "outsider").select_for_update(of=("self",)))
    for one in asks:
        if not one.is_open:
            move(one, AskState.OPEN, actor=actor)
    anew: dict[str, Any] = {
        "answer": "",
        "note": "",
        "answered_at": None,
        "facts": {},
        "asked_at": now,
        "reminded_at": None,
    }
    Ask.objects.filter(pk__in=[one.pk for one in asks]).update(**anew)
    _tell(kind, asks, occasion=now.isoformat())


def lapse(ask: Ask, *, actor: Clock) -> None:
    """Nobody has answered, and the time for it is over."""
    move(ask, AskState.LAPSED, actor=actor)


def remind() -> None:
    """By the clock: who has not answered is told again, when their kind of ask says so."""
    now = timezone.now()
    for kind in KINDS.values():
        if kind.reminders:
            _remind(kind, now)


@transaction.atomic
def _remind(kind: AskKind, now: datetime) -> None:
    reminders = kind.reminders
    if reminders is None:
        return
    rows = Ask.objects.open().filter(kind=kind.code, due__lte=reminders.horizon(now)).order_by("pk")
    found = rows.select_related("user", "outsider").select_for_update(of=("self",))
    late = [
        one
        for one in found
        if one.can_be_answered and reminders.are_due(due=one.due, told_at=one.reminded_at or one.asked_at, now=now)  # type: ignore[arg-type]
    ]
    _tell(kind, late, occasion=f"{now:%Y-%m-%d}")
    Ask.objects.filter(pk__in=[one.pk for one in late]).update(reminded_at=now)


def _tell(kind: AskKind, asks: Iterable[Ask], occasion: str = "") -> None:
    """Of an answer that counts for all, each person once."""
    told: dict[int, Ask] = {}
    for one in asks:
        if one.outsider:
            write_letters(kind=LETTER, to=[one.outsider], subject=one, occasion=occasion)
        else:
            told.setdefault(one.user_id if kind.counts_for_all else one.pk, one)  # type: ignore[arg-type]
    of_people = [(one.user, one) for one in told.values() if one.user]
    notify_each(kind=NOTICE_KINDS[kind.code], told=of_people, occasion=occasion)


def _role(asked: User | Outsider) -> str:
    return "user" if isinstance(asked, User) else "outsider"


def _others(ask: Ask) -> AskQuerySet:
    """Those open ones that its answer counts for besides."""
    others = Ask.objects.filter(kind=ask.kind, content_type=ask.content_type_id, object_id=ask.object_id)
    return others.filter(user=ask.user_id).exclude(pk=ask.pk).open() if ask.of_kind.counts_for_all else others.none()


def _lock_all(ask: Ask) -> None:
    """What its answer counts for, in one order."""
    pks = [*_others(ask).values_list("pk", flat=True), ask.pk]
    list(Ask.objects.filter(pk__in=pks).order_by("pk").select_for_update(no_key=True))


def _refuse(ask: Ask, code: str, note: str) -> None:
    """What may not be said, or not any more. That nothing may be said at all, `move` knows."""
    given = ask.of_kind.answer(code)
    if given is None:
        raise ValidationError({"answer": _("Choose one of the answers.")})
    if given.note_wanted and not note.strip():
        raise ValidationError({"note": str(given.note_wanted)})
    if ask.closes_at and not ask.can_be_answered and ask.state in (AskState.OPEN, AskState.ANSWERED):
        moment = date_format(timezone.localtime(ask.closes_at), "DATETIME_FORMAT")
        raise ValidationError(_("Answers were taken until %(moment)s.") % {"moment": moment})


def _write(actor: Actor | Guest, ask: Ask, code: str, note: str) -> None:
    is_change, before = ask.can_be_changed, ask.logged_state
    if not is_change:
        refuse_illegal(ask, AskState.ANSWERED)
    ask.answer, ask.note, ask.answered_at = code, note, timezone.now()
    ask.facts = ask.of_kind.facts_of(ask)
    if is_change:
        ask.full_clean()
        ask.save()
        record(actor=actor, action=Action.CHANGED, instance=ask, before=before, after=ask.logged_state)
    else:
        move(ask, AskState.ANSWERED, actor=actor)
