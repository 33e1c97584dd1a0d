from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from cms.demo import load_demo


class Command(BaseCommand):
    help = "Load the demo into an empty database; resume a load that was killed. Refused in production."

    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.DEMO:
            raise CommandError(
                "The demo has public passwords: it is not for production. Run it with cms.settings.demo."
            )
        load_demo(lambda step: self.stdout.write(step))
