"""Messages to the office: kept first, then mailed by the worker, deleted after a year."""

from django.db import transaction
from django.utils import timezone
from django_q.tasks import async_task

from .models import ContactMessage
from .models.contact import KEPT_FOR


@transaction.atomic
def receive_message(*, name: str, email: str, text: str, language: str) -> ContactMessage:
    """Keep the message; the mail to the office leaves once it is safe. Raises ValidationError."""
    message = ContactMessage(name=name, email=email, text=text, language=language)
    message.full_clean()
    message.save()
    transaction.on_commit(lambda: async_task("cms.pages.tasks.mail_message", message.pk))
    return message


@transaction.atomic
def delete_old_messages() -> int:
    """Delete what is older than KEPT_FOR, as the privacy notice promises. Returns how many."""
    deleted, _by_model = ContactMessage.objects.filter(sent_at__lt=timezone.now() - KEPT_FOR).delete()
    return deleted
