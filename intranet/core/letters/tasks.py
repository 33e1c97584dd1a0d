"""What the worker does with letters."""

from contextlib import closing

from django.core.mail import get_connection
from django.utils import timezone

from ..models import Letter
from .sending import send_letter
from .services import leave_to_worker


def send_letters(*pks: int) -> None:
    """Repeating it is a no-op once they have left. Whoever's letter fails keeps nobody else from theirs.

    Raises what the first that failed has raised.
    """
    failures = []
    with closing(get_connection()) as connection:
        for pk in pks:
            try:
                send_letter(pk, connection)
            except Exception as error:  # whatever it is: the others' letters are no worse for it
                failures.append(error)
                connection.close()  # it may be broken; the next letter opens another
    if failures:
        raise failures[0]


def send_waiting_letters() -> None:
    """By the clock: what a worker that died or a mail server that refused has left."""
    leave_to_worker(list(Letter.objects.to_send(timezone.now()).order_by("pk").values_list("pk", flat=True)))
