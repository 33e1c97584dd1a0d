"""What the worker does with letters."""

from django.utils import timezone

from ..models import Letter
from .mailing import mail_each
from .sending import send_letter
from .services import leave_to_worker


def send_letters(*pks: int) -> None:
    """Repeating it is a no-op once they have left. Raises what the first that failed has raised."""
    mail_each(send_letter, pks)


def send_waiting_letters() -> None:
    """By the clock: what a worker that died or a mail server that refused has left."""
    leave_to_worker(list(Letter.objects.to_send(timezone.now()).order_by("pk").values_list("pk", flat=True)))
