import http.client
import os
import sys
import threading
import time
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand

from cms.lock import sole_use_of
from cms.preconditions import require_port
from cms.supervisor import Supervisor, end_with_parent
from cms.users.demo import ACCOUNTS, PASSWORD
from intranet.members.demo import ACCOUNTS as MEMBERS


class Command(BaseCommand):
    help = "Prepare, then run web and worker until Ctrl-C. HOST, PORT and DATA_DIR come from the environment."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        if "MAKELEVEL" in os.environ:
            end_with_parent()  # whoever kills `make run` means the portal
        with sole_use_of(settings.DATA_DIR):
            self._run()

    def _run(self) -> None:
        require_port()
        self.stdout.write("Preparing the portal (the first time takes some minutes)")
        self.stdout.flush()
        call_command("prepare", stdout=self.stdout)
        supervisor = Supervisor({"web 1": _manage("web"), "web 2": _manage("web"), "worker": _manage("worker")})
        supervisor.start()
        threading.Thread(target=self._announce, daemon=True).start()
        supervisor.watch()

    def _announce(self) -> None:
        while not _answers():
            time.sleep(0.3)
        self.stdout.write(
            f"\nThe portal is open: {settings.SITE_URL}/\nThe editors' entrance: {settings.SITE_URL}/admin/"
            f"\nThe members' entrance: {settings.SITE_URL}/intranet/"
        )
        if settings.DEMO:
            self.stdout.write(f"\nAccounts (password {PASSWORD}):")
            for email, _first, _last, purpose in [*ACCOUNTS, *MEMBERS]:
                self.stdout.write(f"  {email:<28}{purpose}")
            self.stdout.write(f"Mails lie in {settings.DATA_DIR / 'mail'}")
        self.stdout.write("Ctrl-C ends everything.")
        self.stdout.flush()


def _manage(command: str) -> list[str]:
    return [sys.executable, str(settings.BASE_DIR / "manage.py"), command]


def _answers() -> bool:
    """Whether the web answers at all; what it says is not asked."""
    host = "127.0.0.1" if settings.HOST in ("0.0.0.0", "::") else settings.HOST  # noqa: S104
    connection = http.client.HTTPConnection(host, settings.PORT, timeout=5)
    try:
        connection.request("GET", "/healthz", headers={"Host": urlsplit(settings.SITE_URL).netloc})
        connection.getresponse()
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()
    return True
