"""Publishing and expiry by the clock, in place of Wagtail's command, which ends at the first that fails."""

import logging
from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django_q.tasks import async_task
from wagtail.models import DraftStateMixin, Page, Revision

from .models import FailedSchedule
from .one_change import one_change
from .signals import PublishRefused

logger = logging.getLogger(__name__)


def publish_due() -> None:
    """Take down what has expired, publish what is due. What fails stays, is noted and mailed once, and stops no other.

    It is tried again each time until it succeeds, or somebody calls the schedule off.
    """
    failing = [revision for expired in list(_expired()) if (revision := _take_down(expired))]
    FailedSchedule.objects.filter(is_expiry=True).exclude(revision__in=failing).delete()
    due = Revision.objects.filter(approved_go_live_at__lt=timezone.now()).order_by("approved_go_live_at")
    for pk in list(due.values_list("pk", flat=True)):
        if revision := due.filter(pk=pk).first():  # one before may have called it off
            _publish(revision)


def _take_down(expired: Any) -> Revision | None:
    """What is noted where it fails."""
    try:
        with one_change():
            expired.unpublish(set_expired=True, log_action="wagtail.unpublish.scheduled")
    except Exception as error:  # whatever it is: who planned it is told, and no other waits for it
        logger.exception("%r was to be taken down and was not", expired)
        if expired.latest_revision:
            _note(expired.latest_revision, error, is_expiry=True)
        return expired.latest_revision
    return None


def _expired() -> Iterator[Any]:
    for model in (Page, *(model for model in apps.get_models() if _has_drafts(model))):
        yield from model._default_manager.filter(live=True, expire_at__lt=timezone.now()).order_by("expire_at")


def _has_drafts(model: type) -> bool:
    return issubclass(model, DraftStateMixin) and not issubclass(model, Page)


def _publish(revision: Revision) -> None:
    try:
        with one_change():
            revision.publish(log_action="wagtail.publish.scheduled")
            FailedSchedule.objects.filter(revision=revision).delete()
    except Exception as error:  # whatever it is: who scheduled it is told, and no other waits for it
        logger.exception("%r was due and is not published", revision)
        _note(revision, error)


@transaction.atomic
def _note(revision: Revision, error: Exception, *, is_expiry: bool = False) -> None:
    """In the language of who is told. The mail leaves when the schedule fails for the first time."""
    with override(revision.user.reads if revision.user else settings.LANGUAGE_CODE):
        reason = error.message if isinstance(error, PublishRefused) else _("Something went wrong on our side")
        if is_expiry:
            reason = _("It was to be taken down and is still public. %(reason)s") % {"reason": reason}
    facts = {"reason": reason, "is_expiry": is_expiry}
    failed, is_new = FailedSchedule.objects.update_or_create(revision=revision, defaults=facts)
    if is_new:
        transaction.on_commit(lambda: async_task("cms.core.tasks.mail_failed_schedule", failed.pk))
