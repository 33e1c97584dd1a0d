from django.conf import settings
from django.core.mail import EmailMessage
from django.core.management import call_command
from django.db import connection
from django.utils.translation import gettext as _
from django.utils.translation import override

from . import scheduling
from .models import FailedSchedule


def publish_scheduled() -> None:
    """Pages and facts whose time has come, or gone."""
    scheduling.publish_due()


def mail_failed_schedule(pk: int) -> None:
    """To who scheduled it, or else to the office. A no-op once it has been set right."""
    failed = FailedSchedule.objects.select_related("revision__user").filter(pk=pk).first()
    if failed is None:
        return
    planner = failed.revision.user
    with override(planner.reads if planner else settings.LANGUAGE_CODE):
        subject = _("Not done as planned: %(title)s") % {"title": " ".join(failed.title.split())}
        text = _(
            "%(title)s: what was planned has not happened.\n\n%(reason)s\n\nIt is tried again. To edit it: %(address)s"
        )
        text %= {"title": failed.title, "reason": failed.reason, "address": settings.SITE_URL + failed.edit_address}
    EmailMessage(subject, text, to=[planner.email if planner else settings.CONTACT_EMAIL]).send()


def clear_ended_sessions() -> None:
    """With all that waited in them, such as what was typed by somebody who did not come back."""
    call_command("clearsessions", verbosity=0)


def gather_statistics() -> None:
    """What SQLite's planner goes by to choose an index. PostgreSQL gathers its own while it works.

    A sample of each index will do: reading all of a large one takes seconds, and writers wait meanwhile.
    """
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA analysis_limit = 1000")
            cursor.execute("ANALYZE")
