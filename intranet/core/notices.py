"""Notices: made in the transaction of what they tell, shown in the intranet, mailed by the worker."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

from django.core.mail.backends.base import BaseEmailBackend
from django.core.paginator import Page, Paginator
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django_q.tasks import async_task

from cms.users.models import User

from .actors import Actor
from .enums import Frequency
from .kinds import with_subjects
from .models import Notice, NoticeChoice
from .notice_kinds import KINDS, NoticeKind
from .notice_mail import send
from .visibility import visible_among

#: By name: whose notices a person may see is known to the members' app alone, which stands above this one.
MAIL_TASK = "intranet.members.tasks.mail_notices"
#: They share a connection to the mail server. So few that a slow server does not outlast the worker's patience.
MAILS_A_TASK = 25
PER_PAGE = 25
#: Digests leave then, by the person's clock; weekly ones on Mondays.
MORNING = time(7)
#: How long a mail may take; after that another worker tries again what one has died over.
LEASE = timedelta(minutes=10)


@dataclass(frozen=True)
class Shown:
    """A notice as a person reads it."""

    notice: Notice
    words: str
    url: str


def notify(*, kind: NoticeKind, users: Iterable[User], subject: Model, occasion: str = "") -> None:
    """Tell people once. The mails of those who want them at once leave when the caller's transaction commits."""
    notify_each(kind=kind, told=[(user, subject) for user in users], occasion=occasion)


@transaction.atomic
def notify_each(*, kind: NoticeKind, told: Iterable[tuple[User, Model]], occasion: str = "") -> None:
    """As `notify`, each of an object of their own. As many queries for one as for all."""
    now, people = timezone.now(), list(told)
    users = [user for user, _subject in people]
    chosen = dict(NoticeChoice.objects.filter(user__in=users, kind=kind.code).values_list("user", "frequency"))
    notices = [
        Notice(
            user=user,
            kind=kind.code,
            subject=subject,
            occasion=occasion,
            happened_at=now,
            mail_due_at=due_at(chosen.get(user.pk, Frequency.AT_ONCE), user, now),
        )
        for user, subject in people
    ]
    Notice.objects.bulk_create(notices, ignore_conflicts=True)
    at_once = list(dict.fromkeys(notice.user_id for notice in notices if notice.mail_due_at == now))
    transaction.on_commit(lambda: leave_to_worker(at_once))


def leave_to_worker(user_pks: Sequence[int]) -> None:
    """To mail what is due to these people."""
    for start in range(0, len(user_pks), MAILS_A_TASK):
        async_task(MAIL_TASK, *user_pks[start : start + MAILS_A_TASK])


def due_at(frequency: str, user: User, now: datetime) -> datetime | None:
    """When a notice of `now` is mailed to this person; None: never."""
    if frequency == Frequency.NEVER:
        return None
    if frequency == Frequency.AT_ONCE:
        return now
    here = now.astimezone(ZoneInfo(user.time_zone))
    days = 1 if here.time() >= MORNING else 0
    if frequency == Frequency.WEEKLY:
        days += -(here.weekday() + days) % 7
    return datetime.combine(here.date() + timedelta(days=days), MORNING, here.tzinfo)


def shown_to(actor: Actor, number: str = "1") -> Page:
    """A page of the person's notices, the latest first, without those that they may see no longer."""
    page = Paginator(actor.user.notices.prefetch_related(with_subjects()), PER_PAGE).get_page(number)
    return Page(_visible(actor, page.object_list), page.number, page.paginator)


def mark_seen(*, actor: Actor) -> None:
    actor.user.notices.unseen().update(seen_at=timezone.now())


def choices_of(user: User) -> dict[str, str]:
    """Frequency by the kind's code, of the choices that this person has made."""
    return dict(NoticeChoice.objects.filter(user=user).values_list("kind", "frequency"))


@transaction.atomic
def choose(*, user: User, choices: Mapping[str, str]) -> None:
    """Frequency by the kind's code, from now on; what is due already leaves as it was."""
    for kind, frequency in choices.items():
        NoticeChoice.objects.update_or_create(user=user, kind=kind, defaults={"frequency": frequency})


@transaction.atomic
def stop_mail(*, user_pk: int, kinds: Iterable[str]) -> None:
    """No more mail about these kinds, also none that is due already. An account that is gone: a no-op."""
    user = User.objects.filter(pk=user_pk).first()
    if user is None:
        return
    choose(user=user, choices=dict.fromkeys(kinds, Frequency.NEVER))
    user.notices.filter(kind__in=list(kinds)).update(mail_due_at=None)


def words_of(notice: Notice) -> str:
    """ "" for one of a kind, or about an object, that there is no more."""
    kind = KINDS.get(notice.kind)
    return kind.words(notice.subject) if kind and notice.subject else ""


def names_of(kinds: Iterable[str]) -> list[str]:
    return [str(KINDS[code].name) for code in kinds if code in KINDS]


def mail_due(*, user: User, actors: Iterable[Actor], connection: BaseEmailBackend) -> None:
    """One mail with all that is due to this person and that they may see now, acting for one of their organisations;
    another for what only another organisation of theirs may see.

    A worker that dies after sending leaves the notices due: they are mailed again once LEASE is over, and never lost.
    """
    due = waiting = _claim(user)
    for actor in actors:
        if visible := _visible(actor, waiting):
            send(actor, visible, connection)
        mailed = {shown.notice.pk for shown in visible}
        waiting = [notice for notice in waiting if notice.pk not in mailed]
    Notice.objects.filter(pk__in=[notice.pk for notice in due]).update(mail_due_at=None)


@transaction.atomic
def _claim(user: User) -> list[Notice]:
    now = timezone.now()
    due = list(Notice.objects.select_for_update().filter(user=user).to_mail(now).prefetch_related(with_subjects()))
    Notice.objects.filter(pk__in=[notice.pk for notice in due]).update(mail_due_at=now + LEASE)
    return due


def _visible(actor: Actor, notices: Iterable[Notice]) -> list[Shown]:
    """Those of a kind and about an object that there still are, as far as the person may see the object."""
    told = [(notice, kind) for notice in notices if notice.subject and (kind := KINDS.get(notice.kind))]
    seen = visible_among(actor, (notice.subject for notice, _kind in told))  # type: ignore[misc]
    return [
        Shown(notice, kind.words(notice.subject), kind.url(notice.subject))
        for notice, kind in told
        if notice.subject in seen and kind.concerns(actor, notice.subject)
    ]
