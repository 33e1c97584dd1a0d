"""Links from mails, opened by whoever holds them: what they would do now, or why they are dead."""

from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from cms.users.models import User
from intranet.core.actors import Actor
from intranet.core.mail_actions import ACTIONS, MailAction, MailLink

from .acting import actor_of


class Death(TextChoices):
    """Said to whoever holds a dead link, and nothing else: neither names nor what it was about."""

    EXPIRED = "expired", _("This link has expired.")
    PERSON = "person", _("The account that this link was meant for is closed.")
    ROLE = "role", _("The role or invitation that this link stood on has ended.")
    SUSPENDED = "suspended", _("The access of the organisation that this link was meant for is suspended.")
    CHANGED = "changed", _("This was done already, or what it was about has changed since.")


@dataclass(frozen=True)
class Opened:
    """A link that holds: who would do what with which subject."""

    action: MailAction
    actor: Actor
    subject: Any

    @property
    def explanation(self) -> str:
        return self.action.explain(self.subject)

    @property
    def heading(self) -> Any:
        return self.action.heading(self.subject)


def open_link(link: MailLink) -> Opened | Death:
    return _opened(link, ACTIONS[link.code].rows())


@transaction.atomic
def follow_link(link: MailLink) -> Opened | Death:
    """Does it, once: of two who press the button the later finds the subject in another state."""
    opened = _opened(link, ACTIONS[link.code].rows().select_for_update(of=("self",)))
    if isinstance(opened, Opened):
        opened.action.act(opened.actor, opened.subject)
    return opened


def _opened(link: MailLink, rows: QuerySet) -> Opened | Death:
    action = ACTIONS[link.code]
    user = User.objects.filter(pk=link.user_pk, is_active=True).first()
    subject = rows.filter(pk=link.subject_pk).first()
    if link.has_expired:
        return Death.EXPIRED
    if user is None:
        return Death.PERSON
    if subject is None or action.state(subject) != link.state:
        return Death.CHANGED
    actor = actor_of(user, link.organisation_pk)
    return _refusal(link, actor) or _allowed(action, actor, subject)


def _refusal(link: MailLink, actor: Actor) -> Death | None:
    if link.organisation_pk is None:
        return None
    if link.organisation_pk not in {one.pk for one in actor.organisations}:
        return Death.ROLE
    return None if actor.may_work else Death.SUSPENDED


def _allowed(action: MailAction, actor: Actor, subject: Any) -> Opened | Death:
    return Opened(action, actor, subject) if action.may(actor, subject) else Death.ROLE
