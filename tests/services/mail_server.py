"""A real mail server on this machine that takes mail, refuses it, or has it and never says so."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes, policy
from email.message import EmailMessage
from threading import Event
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP


class MailServer:
    """`received` is what it has taken, also what it did not confirm, from whom are `peers`: one a connection.

    It refuses everything while `refuses` is true, and always what is for `stranger`.
    """

    def __init__(self) -> None:
        self.received: list[EmailMessage] = []
        self.peers: set[tuple[str, int]] = set()
        self.refuses, self.stranger = False, ""
        #: Set: the server keeps a mail and stays silent about it, so that its sender waits.
        self.is_silent = Event()
        self.has_mail = Event()

    async def handle_DATA(self, server: SMTP, session: Any, envelope: Any) -> str:  # aiosmtpd's name
        if self.refuses or self.stranger in envelope.rcpt_tos:
            return "451 4.3.0 Try again later"
        message = message_from_bytes(envelope.content, _class=EmailMessage, policy=policy.default)
        self.received.append(message)
        self.peers.add(session.peer)
        self.has_mail.set()
        while self.is_silent.is_set() and server.transport and not server.transport.is_closing():
            await asyncio.sleep(0.05)
        return "250 2.0.0 OK"

    @property
    def subjects(self) -> list[str]:
        return [message["Subject"] for message in self.received]


@contextmanager
def mail_server(port: int) -> Iterator[MailServer]:
    server = MailServer()
    controller = Controller(server, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield server
    finally:
        server.is_silent.clear()
        controller.stop()
