"""What is new among members, their people and working groups."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from intranet.core.actors import Actor
from intranet.core.enums import Action
from intranet.core.models import AuditEntry
from intranet.core.news import LATEST, News
from intranet.core.subjects import with_subjects

from .models import Membership, Organisation, WorkingGroup


def news_for(actor: Actor, since: datetime) -> Iterator[News]:
    """What happened after `since` and this person may see, in no order."""
    yield from _organisations(actor, since)
    yield from _roles(actor, since)
    yield from _groups(actor, since)


def _organisations(actor: Actor, since: datetime) -> Iterator[News]:
    """The log knows when one was entered; the record itself has only what is true of the member."""
    entries = AuditEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Organisation),
        action=Action.CREATED,
        at__gt=since,
        object_id__in=Organisation.objects.present().visible_to(actor).order_by().values("pk"),
    )
    for entry in entries.prefetch_related(with_subjects())[:LATEST]:
        organisation: Any = entry.subject
        words = _("New member of the cluster: %(organisation)s") % {"organisation": organisation}
        yield News(entry.at, words, organisation.get_absolute_url())


def _roles(actor: Actor, since: datetime) -> Iterator[News]:
    rows = Membership.objects.visible_to(actor).select_related("user", "organisation")
    for membership in _after(rows, "started_at", since):
        words = _("New role: %(membership)s") % {"membership": membership}
        yield News(membership.started_at, words, membership.organisation.get_absolute_url())
    for membership in _after(rows, "ended_at", since):
        words = _("Role ended: %(membership)s") % {"membership": membership}
        yield News(membership.ended_at, words, membership.organisation.get_absolute_url())


def _groups(actor: Actor, since: datetime) -> Iterator[News]:
    rows = WorkingGroup.objects.visible_to(actor)
    for group in _after(rows, "formed_at", since):
        yield News(group.formed_at, _("New working group: %(group)s") % {"group": group}, group.get_absolute_url())
    for group in _after(rows, "closed_at", since):
        yield News(group.closed_at, _("Working group closed: %(group)s") % {"group": group}, group.get_absolute_url())


def _after(rows: QuerySet, moment: str, since: datetime) -> QuerySet[Any]:
    return rows.filter(**{f"{moment}__gt": since}).order_by(f"-{moment}")[:LATEST]
