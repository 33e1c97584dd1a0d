"""Secrets of links and codes that are nowhere kept: each is derived when it leaves, from a key outside database and
backups (`LINKS_KEY_FILE`) over what it is for, whose it is and which generation. The database holds its hash at most.
"""

import hmac
import json
import os
import secrets
from base64 import urlsafe_b64encode
from contextlib import suppress
from functools import cache
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

KEY_BYTES = 32
#: Consonants alone: nobody reads one for a digit, and they make no words (RFC 8628, 6.1).
_LETTERS = "BCDFGHJKLMNPQRSTVWXZ"


def derive(purpose: str, pk: object, generation: int = 1) -> str:
    """256 bits that stand in an address as they are: the same for the same key and arguments, for no others."""
    return urlsafe_b64encode(_digest(purpose, pk, generation)).rstrip(b"=").decode()


def derive_code(purpose: str, pk: object) -> str:
    """Eight letters for people to type, „BCDF-GHJK”: some 34 bits, for what few may try and not for long."""
    number = int.from_bytes(_digest(purpose, pk, 1))
    letters = []
    for _place in range(8):
        number, rest = divmod(number, len(_LETTERS))
        letters.append(_LETTERS[rest])
    return f"{''.join(letters[:4])}-{''.join(letters[4:])}"


def hash_of(secret: str) -> str:
    """What the database may know. Quick on purpose: 256 bits cannot be guessed, however quickly one tries."""
    return sha256(secret.encode()).hexdigest()


def _digest(purpose: str, pk: object, generation: int) -> bytes:
    of = json.dumps([purpose, str(pk), generation]).encode()
    return hmac.digest(_key(settings.LINKS_KEY_FILE), of, "sha256")


@cache
def _key(file: Path) -> bytes:
    if not file.exists():
        _make_key(file)
    return read_key(file)


def read_key(file: Path) -> bytes:
    """Raises ImproperlyConfigured for what is no key: a short one would open every door."""
    try:
        key = bytes.fromhex(file.read_text().strip())
    except (OSError, ValueError) as error:
        raise ImproperlyConfigured(f"LINKS_KEY_FILE={str(file)!r} cannot be read as a key: {error}") from error
    if len(key) < KEY_BYTES:
        raise ImproperlyConfigured(
            f"LINKS_KEY_FILE={str(file)!r} is too short: a key has {2 * KEY_BYTES} hexadecimal digits. "
            "Take the file away, and another key is made."
        )
    return key


def _make_key(file: Path) -> None:
    """Whole or not at all, and once: of two that start together the later finds the other's."""
    unfinished = file.with_name(f"{file.name}.{secrets.token_hex(8)}")
    unfinished.touch(mode=0o600)
    unfinished.write_text(secrets.token_hex(KEY_BYTES))
    with suppress(FileExistsError):
        os.link(unfinished, file)
    unfinished.unlink()
