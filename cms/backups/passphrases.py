"""What opens the file of keys: never on a command line, which every account of the machine can see."""

import getpass
import sys

from django.conf import settings
from django.core.management.base import CommandError

SHORTEST = 16


def ask_passphrase() -> str:
    """From the environment, or from who sits there. Raises CommandError."""
    return settings.BACKUP_PASSPHRASE or _typed("Passphrase of the keys: ")


def ask_new_passphrase() -> str:
    """One that cannot be guessed in the years for which somebody may keep the file."""
    passphrase = ask_passphrase()
    if len(passphrase) < SHORTEST:
        raise CommandError(f"The passphrase is too short: take {SHORTEST} signs or more, such as five words.")
    if not settings.BACKUP_PASSPHRASE and _typed("The same once more: ") != passphrase:
        raise CommandError("The two passphrases differ: nothing was written.")
    return passphrase


def _typed(prompt: str) -> str:
    if not sys.stdin.isatty():
        raise CommandError("The keys need a passphrase: put it into BACKUP_PASSPHRASE, or type it in a terminal.")
    return getpass.getpass(prompt).strip()
