"""What people may do in one click from a mail, without logging in."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.core.signing import BadSignature, SignatureExpired, TimestampSigner
from django.db.models import Model, QuerySet
from django.urls import reverse

from .actors import Actor

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise

#: How long a link holds.
LIVES = timedelta(days=14)
_signer = TimestampSigner(salt="mail action")


@dataclass(frozen=True)
class MailAction:
    """`act` calls the service that does the work, which asks its own policy.

    `notice` is the code of the NoticeKind whose mail offers it, `rows` fetches subjects with all that the words ask.
    `explain` is one sentence on what will happen; `heading` the organisation that it happens for, or what it is about
    where that is the person's own affair. `acts_for` is the pk of the organisation that the person has to work for,
    None when they act for themselves alone. `state` is what the link holds for: `act` has to change it, or the link
    would act twice.
    """

    code: str
    notice: str
    button: "StrPromise"
    rows: Callable[[], QuerySet]
    explain: Callable[[Any], str]
    heading: Callable[[Any], Model]
    acts_for: Callable[[Actor, Any], int | None]
    state: Callable[[Any], str]
    may: Callable[[Actor, Any], bool]
    act: Callable[[Actor, Any], Any]


#: By code: those that the features name.
ACTIONS: dict[str, MailAction] = {}


@dataclass(frozen=True)
class MailLink:
    """What a link is bound to; `has_expired` when it was signed more than LIVES ago."""

    code: str
    user_pk: int
    subject_pk: int
    organisation_pk: int | None
    state: str
    has_expired: bool = False


def links_for(actor: Actor, kind: str, subject: Model) -> Iterator[tuple[str, str]]:
    """Words and address of each button in the mail of a notice of this kind, for what the person may do now."""
    for action in ACTIONS.values():
        if action.notice == kind and action.may(actor, subject):
            yield str(action.button), settings.SITE_URL + reverse("mail_action", args=[token(action, actor, subject)])


def token(action: MailAction, actor: Actor, subject: Model) -> str:
    bound = [action.code, actor.user.pk, subject.pk, action.acts_for(actor, subject), action.state(subject)]
    return _signer.sign_object(bound, compress=True)


def read(token: str) -> MailLink | None:
    """None for a token that is not ours, or of an action that there is no more."""
    try:
        return _link(token, LIVES)
    except SignatureExpired:
        return _link(token, None, has_expired=True)
    except (BadSignature, ValueError):
        return None


def _link(token: str, max_age: timedelta | None, has_expired: bool = False) -> MailLink | None:
    code, user_pk, subject_pk, organisation_pk, state = _signer.unsign_object(token, max_age=max_age)
    return MailLink(code, user_pk, subject_pk, organisation_pk, state, has_expired) if code in ACTIONS else None
