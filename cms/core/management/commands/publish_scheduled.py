from typing import Any

from django.core.management.base import BaseCommand

from cms.core.scheduling import publish_due


class Command(BaseCommand):
    help = "Publish what is due and take down what has expired, as the worker does; what fails stops no other."

    def handle(self, *args: Any, **options: Any) -> None:
        publish_due()
