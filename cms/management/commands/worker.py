import signal
import time
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import close_old_connections
from django_q.cluster import Cluster

from search.indexing.upkeep import look_after


class Command(BaseCommand):
    help = "Do background jobs, and look after what must be looked after every few seconds, until SIGTERM or Ctrl-C."

    def handle(self, *args: Any, **options: Any) -> None:
        cluster = Cluster()
        cluster.start()  # in processes of its own
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _end)
        try:
            while cluster.sentinel.is_alive():
                look_after()
                close_old_connections()
                time.sleep(settings.ELASTICSEARCH_PROBED_EVERY)
        finally:
            cluster.stop()


def _end(number: int, frame: object) -> None:
    raise SystemExit(0)
