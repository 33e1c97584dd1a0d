"""What is new among members, their people and working groups."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from intranet.core.actors import Actor
from intranet.core.enums import Action
from intranet.core.models import AuditEntry
from intranet.core.news import LATEST, News

from .models import Membership, Organisation, WorkingGroup


def news_for(actor: Actor, since: datetime) -> Iterator[News]:
    """What happened after `since` and this person may see, in no order."""
    yield from _organisations(actor, since)
    yield from _roles(actor, since)
    yield from _groups(actor, since)


def _organisations(actor: Actor, since: datetime) -> Iterator[News]:
    """The log knows when one was entered; the record itself has only what is true of the member."""
    entries = AuditEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Organisation), action=Action.CREATED, happened_at__gt=since
    )
    entered_at = Subquery(entries.filter(object_id=OuterRef("pk")).values("happened_at")[:1])
    rows = Organisation.objects.present().visible_to(actor).filter(pk__in=entries.order_by().values("object_id"))
    for organisation in rows.annotate(entered_at=entered_at).order_by("-entered_at")[:LATEST]:
        words = _("New member of the cluster: %(organisation)s") % {"organisation": organisation}
        yield News(organisation.entered_at, words, organisation.get_absolute_url())


def _roles(actor: Actor, since: datetime) -> Iterator[News]:
    rows = Membership.objects.visible_to(actor).select_related("user", "organisation")
    for membership in _moved(rows, "started_at", "ended_at", since):
        url, said = membership.organisation.get_absolute_url(), {"membership": membership}
        if membership.started_at > since:
            yield News(membership.started_at, _("New role: %(membership)s") % said, url)
        if membership.ended_at:
            yield News(membership.ended_at, _("Role ended: %(membership)s") % said, url)


def _groups(actor: Actor, since: datetime) -> Iterator[News]:
    for group in _moved(WorkingGroup.objects.visible_to(actor), "formed_at", "closed_at", since):
        url, said = group.get_absolute_url(), {"group": group}
        if group.formed_at > since:
            yield News(group.formed_at, _("New working group: %(group)s") % said, url)
        if group.closed_at:
            yield News(group.closed_at, _("Working group closed: %(group)s") % said, url)


def _moved(rows: QuerySet, start: str, end: str, since: datetime) -> QuerySet[Any]:
    """Those that began or ended after `since`; the latest of both is among the latest rows."""
    return rows.annotate(moved_at=Coalesce(end, start)).filter(moved_at__gt=since).order_by("-moved_at")[:LATEST]
