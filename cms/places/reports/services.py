"""Reports of mistakes: kept first, then mailed by the worker, deleted a year after they were closed."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django_q.tasks import async_task
from wagtail.log_actions import log

from cms.core.querysets import readable
from cms.users.models import User

from ..models import MistakeReport, Place, PlacePage
from .enums import CLOSED

KEPT_FOR = timedelta(days=365)
STATUS_CHANGED = "places.report.status"


@transaction.atomic
def report_mistake(*, place: Place, language: str, topic: str, text: str, email: str = "") -> MistakeReport:
    """Keep what a visitor reports; the mail to the office leaves once it is safe. Raises ValidationError."""
    page = readable(PlacePage.objects.filter(place=place, locale__language_code=language)).first()
    report = MistakeReport(place=place, page=page, language=language, topic=topic, text=text, email=email)
    report.full_clean()
    report.save()
    transaction.on_commit(lambda: async_task("cms.places.reports.tasks.mail_report", report.pk))
    return report


@transaction.atomic
def set_status(*, report: MistakeReport, status: str, user: User) -> None:
    """Log who, when, from and to. Raises PermissionDenied; ValidationError when TRANSITIONS knows no such step."""
    if not user.has_perm("places.change_mistakereport"):
        raise PermissionDenied
    current = MistakeReport.objects.select_for_update().get(pk=report.pk)
    if status not in current.possible_states:
        raise ValidationError(
            _("A report that is “%(status)s” cannot become that: somebody may have changed it meanwhile."),
            params={"status": current.get_status_display()},
        )
    before, report.status = current.status, status
    report.closed_at = timezone.now() if status in CLOSED else None
    report.save(update_fields=["status", "closed_at"])
    log(instance=report, action=STATUS_CHANGED, user=user, data={"from": before, "to": str(status)})


@transaction.atomic
def delete_old_reports() -> int:
    """Delete what was closed longer than KEPT_FOR ago, as the form promises. Returns how many."""
    deleted, _by_model = MistakeReport.objects.filter(closed_at__lt=timezone.now() - KEPT_FOR).delete()
    return deleted
