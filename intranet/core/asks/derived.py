"""What the house makes of a kind of asks: the notice that tells of it, and the buttons in its mail."""

from collections.abc import Iterator

from django.db.models import QuerySet

from ..actors import Actor
from ..mail_actions import MailAction
from ..models import Ask
from ..notice_kinds import NoticeKind
from ..visibility import visible_and
from . import services
from .kinds import Answer, AskKind


def notice_kind_of(kind: AskKind) -> NoticeKind:
    """Nobody is told, or reminded, of what they cannot answer any more."""
    return NoticeKind(
        code=kind.code,
        name=kind.name,
        words=kind.notice or kind.question,
        url=kind.url,
        concerns=lambda actor, ask: ask.is_open and _may_answer(actor, ask),
    )


def mail_actions_of(kind: AskKind) -> Iterator[MailAction]:
    return (_mail_action(kind, answer) for answer in kind.answers if answer.offered_in_mail)


def _mail_action(kind: AskKind, answer: Answer) -> MailAction:
    """It holds while this answer can be given and is not: what may be changed, may be from the mail."""

    def state(ask: Ask) -> str:
        is_given = ask.answer == answer.code or not ask.can_be_answered
        return f"{ask.asked_at.isoformat()} {'given' if is_given else 'open'}"

    return MailAction(
        code=f"{kind.code}.{answer.code}",
        notice=kind.code,
        button=answer.button,  # type: ignore[arg-type]
        rows=_rows,
        explain=answer.explain,
        heading=lambda ask: ask.organisation or kind.about(ask),
        acts_for=_acts_for,
        state=state,
        may=visible_and(_may_answer),
        act=lambda actor, ask: services.answer(actor=actor, ask=ask, answer=answer.code),
    )


def _rows() -> QuerySet[Ask]:
    return Ask.objects.for_page()


def _may_answer(actor: Actor, ask: Ask) -> bool:
    return ask.can_be_answered and ask.of_kind.may_answer(actor, ask)


def _acts_for(actor: Actor, ask: Ask) -> int | None:
    """What is asked of the person themselves they do as whom they may see it."""
    return ask.organisation_id or (actor.organisation.pk if actor.organisation else None)
