"""What somebody can be asked to do by a day: a feature declares one `AskKind` for each, and its `Feature` names it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Any

from django.db.models import Model, Q
from django.utils.translation import gettext as _

from ..actors import Actor
from ..kinds import Policy
from .enums import AskState
from .reminders import Reminders

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

    Words = str | StrPromise

#: Of asks: none, and all. (An empty Q would vanish where one stands beside another.)
NONE, ALL = Q(pk__in=[]), ~Q(pk__in=[])


def is_asked(actor: Actor, ask: Any) -> bool:
    return ask.user_id == actor.user.pk


def has_asked(actor: Actor, ask: Any) -> bool:
    return ask.asked_by_id == actor.user.pk


def _thanks(ask: Any) -> str:
    return _("Thank you. Your answer is noted.")


@dataclass(frozen=True)
class Answer:
    """`button` gives it, `said` is how the record calls it.

    `note_wanted` tells who gives it without a note what to write there; empty: it needs none. One that is
    `offered_in_mail` has `explain`: one sentence on what will happen.
    """

    code: str
    button: "Words"
    said: "Words"
    note_wanted: "Words" = ""
    offered_in_mail: bool = False
    explain: Callable[[Any], str] = str


@dataclass(frozen=True)
class AskKind:
    """What is asked about an object of `model`, in words of an Ask that has its subject, person and organisation.

    `name` stands among the choices of mails. `question` is short, „Approve or decline …”; `notice` is the sentence that
    the person is told, `lead` what stands above the buttons, `thanks` what follows them. `about` is the object that
    people know it by, `url` where that, and with it the question, is shown. With `note_help` there is a note.

    Who may see an ask says `visible_to` of `model`; of those, besides who is asked and who has asked, whom
    `sees_answers` says, as a condition on asks: NONE, ALL or any other. `may_answer` and `may_take_back` ask no
    database, of who may see it. `answered` is called with who answers, an Actor or a Guest, in
    the answer's transaction and may refuse it by ValidationError;
    `facts_of` is what the answer was given about.

    An answer stays once it is given, or may be changed to the end of the minute `changeable_until`. What `lapses` is
    answered by `due`, or not at all. Where one answer `counts_for_all`, it does for each organisation that the person
    is asked for. What is answered to an ask that `is_sensitive` stays out of log, files and letters.
    """

    code: str
    name: "StrPromise"
    model: type[Model]
    question: Callable[[Any], str]
    answers: tuple[Answer, ...]
    notice: Callable[[Any], str] | None = None
    lead: Callable[[Any], str] = lambda _ask: ""
    thanks: Callable[[Any], str] = _thanks
    about: Callable[[Any], Model] = lambda ask: ask.subject
    url: Callable[[Any], str] = lambda ask: ask.get_absolute_url()
    note_help: "Words" = ""
    states: Mapping[str, "Words"] = field(default_factory=dict)
    may_answer: Policy = is_asked
    may_take_back: Policy = has_asked
    sees_answers: Callable[[Actor], Q] = lambda _actor: NONE
    answered: Callable[[Any, Any], None] = lambda _actor, _ask: None
    facts_of: Callable[[Any], dict[str, Any]] = lambda _ask: {}
    changeable_until: Callable[[Any], datetime | None] = lambda _ask: None
    reminders: Reminders | None = None
    lapses: bool = False
    counts_for_all: bool = False
    is_sensitive: bool = False

    @property
    def choices(self) -> list[tuple[str, "Words"]]:
        """What an ask can be: the answers stand in the place of „answered”."""
        said = [(answer.code, answer.said) for answer in self.answers]
        others = [(state, words) for state, words in self.states.items() if state != AskState.OPEN]
        return [(AskState.OPEN.value, self.words_of(AskState.OPEN)), *said, *others]

    def words_of(self, code: str) -> "Words":
        """Of a state or an answer; one that there is no more, as it is."""
        if answer := self.answer(code):
            return answer.said
        return self.states.get(code) or dict(AskState.choices).get(code) or code

    def answer(self, code: str) -> Answer | None:
        return next((answer for answer in self.answers if answer.code == code), None)


#: By code: those that the features name.
KINDS: dict[str, AskKind] = {}
