"""All that the house knows of a feature: one `Feature` an app, in its `feature.py`, registered by its `apps.py`."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from . import clock, enums, kinds, mail_actions, notice_kinds, people
from .asks import derived
from .asks import kinds as ask_kinds
from .letters import kinds as letters

if TYPE_CHECKING:
    from django.db.models import Model, TextChoices
    from django.db.models.fields.files import FieldFile
    from django_stubs_ext import StrPromise

    from cms.core.calendars import CalendarDate
    from cms.core.schedules import Scheduled
    from cms.users.models import User

    from .actors import Actor
    from .asks.kinds import AskKind
    from .clock import Timed
    from .kinds import Kind
    from .letters.kinds import LetterKind
    from .mail_actions import MailAction
    from .news import News
    from .notice_kinds import NoticeKind
    from .numbers import Number
    from .waiting import Waiting


def _may_work(actor: "Actor") -> bool:
    return actor.may_work


@dataclass(frozen=True)
class MenuItem:
    """A way from the header to the address named `page`; the smaller its `order`, the further in front.

    `icon` is one of `site/icons.svg`, `unread` a number shown beside the name.
    """

    name: "StrPromise"
    page: str
    icon: str
    order: int
    shown_to: Callable[["Actor"], bool] = _may_work
    unread: Callable[["Actor"], int] | None = None


@dataclass(frozen=True)
class Demo:
    """Content of the demo. `load`, the path of a function, is called in a transaction where `model` has no row."""

    words: str
    model: "type[Model]"
    load: str


@dataclass(frozen=True)
class Feature:
    """What it `asks` of people brings its notices and mail actions along. `urls` is the module of its addresses, which
    stand below `/intranet/`; `prepare` makes what every installation has; `erase` takes a person's name off what is
    kept of them besides their account, in the erasure's transaction; `organisation_left(organisation=…)` is called once
    it is committed that it has left the cluster.

    What people see of it (`waits_for`, `news_for`, `numbers_for`, `dates_for`) asks only through `visible_to`, and the
    same number of queries whatever there is.
    """

    kinds: "tuple[Kind, ...]" = ()
    asks: "tuple[AskKind, ...]" = ()
    notice_kinds: "tuple[NoticeKind, ...]" = ()
    mail_actions: "tuple[MailAction, ...]" = ()
    letter_kinds: "tuple[LetterKind, ...]" = ()
    actions: "type[TextChoices] | None" = None
    menu: tuple[MenuItem, ...] = ()
    urls: str = ""
    schedules: "tuple[Scheduled, ...]" = ()
    timed: "tuple[Timed, ...]" = ()
    waits_for: "Callable[[Actor], Iterable[Waiting]] | None" = None
    news_for: "Callable[[Actor, datetime], Iterable[News]] | None" = None
    numbers_for: "Callable[[Actor], Iterable[Number]] | None" = None
    dates_for: "Callable[[Actor], Iterable[CalendarDate]] | None" = None
    actors_of: "people.ActorsOf | None" = None
    files_of_person: "Callable[[User], Iterable[tuple[str, FieldFile]]] | None" = None
    erase: "Callable[[User, str], None] | None" = None
    organisation_left: Callable[..., None] | None = None
    prepare: Callable[[], None] | None = None
    demo: tuple[Demo, ...] = ()


FEATURES: list[Feature] = []


def register(feature: Feature) -> None:
    FEATURES.append(feature)
    _register_asks(feature)
    kinds.KINDS.update({kind.code: kind for kind in feature.kinds})
    notice_kinds.KINDS.update({kind.code: kind for kind in feature.notice_kinds})
    mail_actions.ACTIONS.update({action.code: action for action in feature.mail_actions})
    letters.KINDS.update({kind.code: kind for kind in feature.letter_kinds})
    clock.TIMED.update({timed.code: timed for timed in feature.timed})
    if feature.actions:
        enums.ACTIONS.append(feature.actions)
    if feature.actors_of:
        people.register(feature.actors_of)


def _register_asks(feature: Feature) -> None:
    for kind in feature.asks:
        ask_kinds.KINDS[kind.code] = kind
        notice_kinds.KINDS[kind.code] = derived.notice_kind_of(kind)
        mail_actions.ACTIONS.update({action.code: action for action in derived.mail_actions_of(kind)})


def menu_of(actor: "Actor") -> list[MenuItem]:
    items = (item for feature in FEATURES for item in feature.menu if item.shown_to(actor))
    return sorted(items, key=lambda item: item.order)


def organisation_has_left(organisation: "Model") -> None:
    for feature in FEATURES:
        if feature.organisation_left:
            feature.organisation_left(organisation=organisation)
