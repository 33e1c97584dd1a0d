from typing import Any

from django.core.management.base import BaseCommand

from cms.translations.repair import repair_sources


class Command(BaseCommand):
    help = "Give translations back the Polish source that an earlier version overwrote. Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        for one in repair_sources():
            self.stdout.write(
                f"  {one.title}: the source is Polish again; "
                f"{one.translations} translations and {one.decisions} decisions belong to it again"
            )
