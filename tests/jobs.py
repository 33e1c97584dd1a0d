"""The worker's own steps in the process of a test."""

from multiprocessing import Queue, Value
from typing import Any
from unittest.mock import patch

from django_q.brokers import get_broker
from django_q.conf import Conf
from django_q.models import OrmQ
from django_q.monitor import monitor
from django_q.signing import SignedPackage
from django_q.worker import worker

from cms.core.jobs import DjangoQBackend, jobs_at_once


class QuickBackend(DjangoQBackend):
    """Wagtail's references and its own search, after each save: django-q's queues would take longer than they do."""

    def enqueue(self, *args: Any) -> Any:
        if not Conf.SYNC:
            return super().enqueue(*args)
        with jobs_at_once():
            return super().enqueue(*args)


def work_off(queue: str) -> None:
    """Each job of the queue once; what fails stays there, and its failure is noted as the worker notes it."""
    broker = get_broker(queue)
    to_do, done = Queue(), Queue()  # type: ignore[var-annotated]  # of jobs
    for row in OrmQ.objects.filter(key=queue).order_by("pk"):
        to_do.put(SignedPackage.loads(row.payload) | {"ack_id": row.pk})
    to_do.put("STOP")
    with patch("django_q.worker.close_old_django_connections"), patch("django_q.monitor.close_old_django_connections"):
        worker(to_do, done, Value("f", -1))
        done.put("STOP")
        monitor(done, broker)
