"""What the worker does with messages."""

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from . import services
from .models import ContactMessage


def mail_message(pk: int) -> None:
    """Pass a message on to the office. Repeating it is a no-op once it was mailed or deleted."""
    message = ContactMessage.objects.filter(pk=pk, mailed_at=None).first()
    if message is None:
        return
    with override(settings.LANGUAGE_CODE):
        subject = _("Message from the portal: %(name)s") % {"name": " ".join(message.name.split())}
    EmailMessage(subject, message.text, to=[settings.CONTACT_EMAIL], reply_to=[message.email]).send()
    ContactMessage.objects.filter(pk=pk).update(mailed_at=timezone.now())


def delete_old_messages() -> int:
    return services.delete_old_messages()
