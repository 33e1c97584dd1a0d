import signal
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from cms.backups.keys import sealed_keys
from cms.backups.passphrases import ask_new_passphrase
from cms.backups.writing import archive_at, back_up, require_place


class Command(BaseCommand):
    help = "Copy database and files into one archive while the portal runs, and the keys into a file apart."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("target", type=Path, help="the archive, or a folder for one that is named by the time")
        parser.add_argument("--keys", type=Path, help="the file for the keys, which a passphrase opens")

    def handle(self, *args: Any, target: Path, keys: Path | None, **options: Any) -> None:
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # whatever ends it, nothing unfinished stays
        archive, sealed = archive_at(target), b""
        require_place(archive)
        if keys:
            require_place(keys)
            if keys.absolute() == archive.absolute():
                raise CommandError("Keys and archive are two files: name another for the keys, best in another place.")
            sealed = sealed_keys(ask_new_passphrase())
        back_up(archive, self.stdout.write, keys=keys, sealed_keys=sealed)
        self.stdout.write(
            f"{keys} holds the keys: keep it and the passphrase where no archive is."
            if keys
            else "The keys are not in it: unless they are kept already, call this once with --keys FILE."
        )
