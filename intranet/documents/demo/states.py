"""What happens to a document of the demo once it is there, by the state that its row names. Days count from today."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from cms.users.models import User
from intranet.core.actors import Actor
from intranet.core.asks.days import end_of
from intranet.core.asks.services import answer
from intranet.core.models import Ask
from intranet.members.acting import actor_of
from intranet.members.enums import Role

from ..asks import READING
from ..models import Document, MustRead, Version
from ..services.approvals import ask_for_approval
from ..services.checkouts import check_out
from ..services.documents import bin_document
from ..services.must_reads import end_demand, require_reading
from ..services.publishing import publish
from ..services.retention import decide_retention
from ..services.versions import add_version
from .contents import file_of


@dataclass(frozen=True)
class Scene:
    document: Document
    row: dict[str, str]
    owner: Actor
    office: Actor


def days_of(state: str) -> dict[str, Any]:
    """What is stated when the document is added."""
    days = {"expired": {"expires_on": -40}, "review": {"review_on": -3}}.get(state, {})
    return {field: _day(number) for field, number in days.items()}


def _day(days: int) -> date:
    return timezone.localdate() + timedelta(days=days)


def _rewrite(scene: Scene, *, is_major: bool = False) -> Version:
    return add_version(
        actor=scene.owner,
        document=scene.document,
        file=file_of(scene.row),
        label="przyjęta",
        reason="Po uwagach członków.",
        is_major=is_major,
    )


def _demand(scene: Scene, days: int, roles: Iterable[Role] = ()) -> MustRead:
    return require_reading(actor=scene.office, document=scene.document, due_on=_day(days), roles=roles)


def _confirm(must_read: MustRead, *, every: int = 1) -> None:
    """By those who have to read it: every one, every third …, never the first."""
    for ask in Ask.objects.of(READING, [must_read]).for_page()[every - 1 :: every]:
        ask.refresh_from_db(fields=["state"])  # who reads it for two organisations confirms once
        if ask.is_open:
            answer(actor=actor_of(ask.user, ask.organisation_id), ask=ask, answer="confirmed")  # type: ignore[arg-type]


def _has_to_be_read(scene: Scene) -> None:
    _confirm(_demand(scene, days=14), every=3)


def _is_late(scene: Scene) -> None:
    """As if the day had been named some weeks ago: a day that is over cannot be named."""
    must_read = _demand(scene, days=14, roles=[Role.REPRESENTATIVE])
    asked_at = timezone.now() - timedelta(days=20)
    MustRead.objects.filter(pk=must_read.pk).update(due_on=_day(-4), asked_at=asked_at)
    must_read.asks.update(due=end_of(_day(-4)), asked_at=asked_at)
    _confirm(must_read, every=2)


def _is_confirmed(scene: Scene) -> None:
    _confirm(_demand(scene, days=10, roles=[Role.COORDINATOR]))


def _has_been_read(scene: Scene) -> None:
    must_read = _demand(scene, days=7, roles=[Role.MEMBER])
    _confirm(must_read)
    end_demand(actor=scene.office, must_read=must_read)


def _has_to_be_read_again(scene: Scene) -> None:
    _confirm(_demand(scene, days=21, roles=[Role.COORDINATOR, Role.MEMBER]))
    _rewrite(scene, is_major=True)


def _ask(scene: Scene, *names: str) -> list[Ask]:
    approvers = [User.objects.get(email=f"{name}@example.org") for name in names]
    return ask_for_approval(actor=scene.owner, document=scene.document, approvers=approvers, due_on=_day(10))


def _say(ask: Ask, said: str, note: str = "") -> None:
    answer(actor=actor_of(ask.user), ask=ask, answer=said, note=note)  # type: ignore[arg-type]


def _waits_for_approval(scene: Scene) -> None:
    first, _second = _ask(scene, "board", "representative")
    _say(first, "approved")


def _is_approved(scene: Scene) -> None:
    for ask in _ask(scene, "board", "representative", "coordinator"):
        _say(ask, "approved", "Bez uwag.")


def _is_declined(scene: Scene) -> None:
    first, second = _ask(scene, "board", "coordinator")
    _say(first, "declined", "Dwa adresy są nieaktualne.")
    _say(second, "approved")


def _keep(scene: Scene, *, days: int | None = None, held_because: str = "") -> Document:
    retained_until = None if days is None else _day(days)
    return decide_retention(
        actor=scene.office, document=scene.document, retained_until=retained_until, held_because=held_because
    )


#: Of these the first version is a draft.
WITH_DRAFT = frozenset({"versions", "must_read_again"})
HAPPENS: dict[str, Callable[[Scene], object]] = {
    "versions": _rewrite,
    "checked_out": lambda scene: check_out(actor=scene.owner, document=scene.document),
    "held": lambda scene: _keep(scene, held_because="Spór o znak towarowy nie jest zakończony."),
    "kept": lambda scene: _keep(scene, days=900),
    "may_go": lambda scene: _keep(scene, days=-2),
    "public": lambda scene: publish(actor=scene.office, document=scene.document),
    "bin": lambda scene: bin_document(actor=scene.owner, document=scene.document),
    "approval_waiting": _waits_for_approval,
    "approved": _is_approved,
    "approval_declined": _is_declined,
    "must_read": _has_to_be_read,
    "must_read_late": _is_late,
    "must_read_confirmed": _is_confirmed,
    "must_read_ended": _has_been_read,
    "must_read_again": _has_to_be_read_again,
}
