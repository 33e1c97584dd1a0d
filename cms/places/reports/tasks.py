"""What the worker does with reports of mistakes."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from ..models import MistakeReport
from . import services


def mail_report(pk: int) -> None:
    """Tell the office of a report. Repeating it is a no-op once it was mailed or deleted."""
    report = MistakeReport.objects.select_related("place", "page").filter(pk=pk, mailed_at=None).first()
    if report is None:
        return
    with override(settings.LANGUAGE_CODE):
        subject = _("Mistake reported: %(place)s") % {"place": " ".join(report.place.name.split())}
        context = {
            "report": report,
            "page_address": report.page_address,
            "report_address": settings.SITE_URL + reverse("mistake_reports:edit", args=[pk]),
        }
        text = render_to_string("cms/places/mistake_report_mail.txt", context)
    reply_to = [report.email] if report.email else None
    EmailMessage(subject, text, to=[settings.CONTACT_EMAIL], reply_to=reply_to).send()
    MistakeReport.objects.filter(pk=pk).update(mailed_at=timezone.now())


def delete_old_reports() -> int:
    return services.delete_old_reports()
