import os
import signal
import subprocess
import sys
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django_q.cluster import Cluster

from cms.supervisor import end_with_parent
from search.indexing.upkeep import look_after


class Command(BaseCommand):
    help = "Do background jobs, and look after what must be looked after every few seconds, until SIGTERM or Ctrl-C."

    def handle(self, *args: Any, **options: Any) -> None:
        account_mails = _account_mails()
        cluster = Cluster()
        cluster.start()  # in processes of its own
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _end)
        try:
            while cluster.sentinel.is_alive():
                look_after()
                if account_mails.poll() is not None:
                    account_mails = _account_mails()
                close_old_connections()
                time.sleep(settings.ELASTICSEARCH_PROBED_EVERY)
        finally:
            account_mails.terminate()
            cluster.stop()
            account_mails.wait()


def _account_mails() -> "subprocess.Popen[bytes]":
    """The worker of their queue: django-q reads the name of a cluster from the environment alone."""
    return subprocess.Popen(  # noqa: S603
        [sys.executable, str(settings.BASE_DIR / "manage.py"), "qcluster"],
        env=os.environ | {"Q_CLUSTER_NAME": settings.ACCOUNT_MAILS},
        preexec_fn=end_with_parent,
    )


def _end(number: int, frame: object) -> None:
    raise SystemExit(0)
