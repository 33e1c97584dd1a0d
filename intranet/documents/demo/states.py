"""What happens to a document of the demo once it is there, by the state that its row names. Days count from today."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from cms.users.models import User
from intranet.core.actors import Actor
from intranet.members.acting import actor_of
from intranet.members.enums import Role

from ..enums import ApprovalState
from ..models import Approval, Document, MustRead, ReadingDuty, Version
from ..services.approvals import ask_for_approval, decide
from ..services.checkouts import check_out
from ..services.documents import bin_document
from ..services.keeping import decide_keeping
from ..services.must_reads import confirm_reading, demand_reading, end_demand
from ..services.publishing import publish
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
    return demand_reading(actor=scene.office, document=scene.document, due_on=_day(days), roles=roles)


def _confirm(must_read: MustRead, *, every: int = 1) -> None:
    """By those who have to read it: every one, every third …, never the first."""
    for duty in ReadingDuty.objects.for_page().filter(must_read=must_read).order_by("pk")[every - 1 :: every]:
        duty.refresh_from_db()  # who reads it for two organisations confirms once
        if duty.is_open:
            confirm_reading(actor=actor_of(duty.user, duty.organisation_id), duty=duty)


def _has_to_be_read(scene: Scene) -> None:
    _confirm(_demand(scene, days=14), every=3)


def _is_late(scene: Scene) -> None:
    """As if the day had been named some weeks ago: a day that is over cannot be named."""
    must_read = _demand(scene, days=14, roles=[Role.REPRESENTATIVE])
    asked_at = timezone.now() - timedelta(days=20)
    MustRead.objects.filter(pk=must_read.pk).update(due_on=_day(-4), asked_at=asked_at)
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


def _ask(scene: Scene, *names: str) -> list[Approval]:
    approvers = [User.objects.get(email=f"{name}@example.org") for name in names]
    return ask_for_approval(actor=scene.owner, document=scene.document, approvers=approvers, due_on=_day(10))


def _say(approval: Approval, state: ApprovalState, note: str = "") -> None:
    decide(actor=actor_of(approval.approver), approval=approval, state=state, note=note)


def _waits_for_approval(scene: Scene) -> None:
    first, _second = _ask(scene, "board", "representative")
    _say(first, ApprovalState.APPROVED)


def _is_approved(scene: Scene) -> None:
    for approval in _ask(scene, "board", "representative", "coordinator"):
        _say(approval, ApprovalState.APPROVED, "Bez uwag.")


def _is_declined(scene: Scene) -> None:
    first, second = _ask(scene, "board", "coordinator")
    _say(first, ApprovalState.DECLINED, "Dwa adresy są nieaktualne.")
    _say(second, ApprovalState.APPROVED)


def _keep(scene: Scene, *, days: int | None = None, held_because: str = "") -> Document:
    kept_until = None if days is None else _day(days)
    return decide_keeping(actor=scene.office, document=scene.document, kept_until=kept_until, held_because=held_because)


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
