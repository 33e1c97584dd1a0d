import signal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from cms.backups.keys import read_keys
from cms.backups.passphrases import ask_passphrase
from cms.backups.restoring import restore


class Command(BaseCommand):
    help = "Make what `backup` wrote an installation again, where there is none: DATA_DIR, DATABASE_URL, S3_BUCKET."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("archive", type=Path)
        parser.add_argument(
            "--keys", type=Path, help="the file of the keys; without it logins, second factors, signed links end"
        )

    def handle(self, *args: Any, archive: Path, keys: Path | None, **options: Any) -> None:
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # whatever ends it, nothing unfinished stays
        restore(archive, read_keys(keys, ask_passphrase()) if keys else {}, self.stdout.write)
