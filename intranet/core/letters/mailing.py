"""Many mails over one connection to the mail server."""

from collections.abc import Callable, Iterable
from contextlib import closing

from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend

from cms.core.do_each import do_each


def mail_each(send: Callable[[int, BaseEmailBackend], None], pks: Iterable[int]) -> None:
    """Whoever's mail fails keeps nobody else from theirs. Raises what the first that failed has raised."""
    with closing(get_connection()) as connection:

        def mail(pk: int) -> None:
            try:
                send(pk, connection)
            except Exception:  # whatever it is, the connection may be broken: the next mail opens another
                connection.close()
                raise

        do_each(mail, pks)
