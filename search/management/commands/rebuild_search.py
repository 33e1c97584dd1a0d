from typing import Any

from django.core.management.base import BaseCommand

from search.indexing.writing import rebuild


class Command(BaseCommand):
    help = "Build the search index anew while it serves: nobody who searches or writes has to wait. Safe to repeat."

    def handle(self, *args: Any, **options: Any) -> None:
        number = rebuild(self._say)
        self.stdout.write(f"{number} things can be found.")

    def _say(self, progress: str) -> None:
        self.stdout.write(f"  {progress} …")
        self.stdout.flush()
