import socket
import sys
import threading
import time
import urllib.error
import urllib.request
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from cms.supervisor import Supervisor
from cms.users.demo import ACCOUNTS, PASSWORD


class Command(BaseCommand):
    help = "Prepare, then run web and worker until Ctrl-C. HOST, PORT and DATA_DIR come from the environment."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        self._require_free_port()
        self.stdout.write("Preparing the portal (the first time takes some minutes)")
        call_command("prepare", stdout=self.stdout)
        supervisor = Supervisor({"web": self._web(), "worker": [sys.executable, "manage.py", "qcluster"]})
        supervisor.start()
        threading.Thread(target=self._announce, daemon=True).start()
        supervisor.watch()

    def _web(self) -> list[str]:
        return [
            *(sys.executable, "-m", "gunicorn", "cms.wsgi"),
            *("--bind", f"{settings.HOST}:{settings.PORT}"),
            *("--worker-class", "gthread", "--workers", "2", "--threads", "4"),
            *("--timeout", "60", "--log-level", "warning", "--no-control-socket"),
        ]

    def _require_free_port(self) -> None:
        try:
            family, *_rest, address = socket.getaddrinfo(settings.HOST, settings.PORT, type=socket.SOCK_STREAM)[0]
            with socket.socket(family, socket.SOCK_STREAM) as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                probe.bind(address)
        except socket.gaierror as error:
            raise CommandError(f"HOST={settings.HOST!r} is no address of this machine; try HOST=127.0.0.1.") from error
        except OSError as error:
            raise CommandError(
                f"Port {settings.PORT} of {settings.HOST} cannot be used ({error.strerror}); "
                f"choose another one: PORT={settings.PORT + 1} make run"
            ) from error

    def _announce(self) -> None:
        """Once the web answers. Its name in the request is one of ALLOWED_HOSTS."""
        host = "127.0.0.1" if settings.HOST in ("0.0.0.0", "::") else settings.HOST  # noqa: S104
        request = urllib.request.Request(f"http://{host}:{settings.PORT}/healthz", headers={"Host": "localhost"})
        while True:
            try:
                urllib.request.urlopen(request, timeout=5)  # noqa: S310
                break
            except urllib.error.HTTPError:
                break
            except OSError:
                time.sleep(0.3)
        self.stdout.write(
            f"\nThe portal is open: {settings.SITE_URL}/\nThe editors' entrance: {settings.SITE_URL}/admin/"
        )
        if settings.DEMO:
            self.stdout.write(f"\nAccounts (password {PASSWORD}):")
            for email, _first, _last, purpose in ACCOUNTS:
                self.stdout.write(f"  {email:<28}{purpose}")
            self.stdout.write(f"Mails lie in {settings.DATA_DIR / 'mail'}")
        self.stdout.write("Ctrl-C ends everything.")
        self.stdout.flush()
