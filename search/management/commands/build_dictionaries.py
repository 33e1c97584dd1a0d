from typing import Any

from django.core.management.base import BaseCommand

from search.analysis import build


class Command(BaseCommand):
    help = "Build the search's dictionaries that are missing or outdated (some seconds). Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        build(self._say)

    def _say(self, step: str) -> None:
        self.stdout.write(f"  {step} …")
        self.stdout.flush()
