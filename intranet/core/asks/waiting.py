"""What a person is asked, on their first page and in their calendar."""

from collections.abc import Iterator

from cms.core.calendars import CalendarDate

from ..actors import Actor
from ..deadlines import last_moment
from ..models import Ask
from ..waiting import Waiting


def waits_for(actor: Actor) -> Iterator[Waiting]:
    for ask in _asked(actor):
        yield Waiting(ask.of_kind.question(ask), ask.of_kind.url(ask), last_moment(ask.due) if ask.due else None)


def dates_for(actor: Actor) -> Iterator[CalendarDate]:
    for ask in _asked(actor):
        if day := ask.due_as_named:
            words, url = ask.of_kind.question(ask), ask.of_kind.url(ask)
            uid = f"ask-{ask.pk}@visitopolskie"
            yield CalendarDate(uid, words, start=day, end=day, url=url, changed_at=ask.asked_at)


def _asked(actor: Actor) -> Iterator[Ask]:
    """What they may answer and have not; the same for several organisations, where one answer counts for all, once."""
    seen = set()
    for ask in Ask.objects.visible_to(actor).filter(user=actor.user).open().for_page().order_by("due", "pk"):
        same = (ask.kind, ask.object_id) if ask.of_kind.counts_for_all else ask.pk
        if same not in seen and ask.can_be_answered and ask.of_kind.may_answer(actor, ask):
            seen.add(same)
            yield ask
