"""Keys go into a file of their own, which a passphrase opens: who has the archive alone opens nothing with it.

A key is backed up when it is listed in `kept_keys`, and not otherwise. The key that opens sealed offers must never be
listed, nor lie in the database or the storage: nobody can open an offer before its time from a backup.
"""

import hmac
import json
import secrets
from base64 import urlsafe_b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.kdf.scrypt import Scrypt
from django.conf import settings
from django.core.management.base import CommandError

FORMAT = 1
SALT_BYTES = 16
#: Some 0.4 s and 128 MB a guess (RFC 7914); another cost is another format.
COST = 2**17
SIGNING_LOSS = "people log in anew, and the buttons and ways out in mails of before do nothing"
LINKS_LOSS = "second factors are enrolled anew"


@dataclass(frozen=True)
class Key:
    """`text` is "" while there is none; `restore` puts it into `file`. `loss` says what follows without it."""

    name: str
    file: Path
    text: str
    loss: str

    @property
    def fingerprint(self) -> str:
        return fingerprint(self.text)


def fingerprint(text: str) -> str:
    """Tells whether two keys are the same, and nothing else about them."""
    return hmac.digest(text.encode(), b"backup", "sha256").hex()


def kept_keys() -> list[Key]:
    """Raises CommandError for a file of a key that cannot be read."""
    links = settings.LINKS_KEY_FILE
    return [
        Key("secret-key", settings.SECRET_KEY_FILE, settings.SECRET_KEY, SIGNING_LOSS),
        Key("links-key", links, _text_of(links), LINKS_LOSS),
    ]


def _text_of(file: Path) -> str:
    try:
        return file.read_text().strip() if file.exists() else ""
    except (OSError, ValueError) as error:
        raise CommandError(f"{file} cannot be read as a key: {error}.") from error


def sealed_keys(passphrase: str) -> bytes:
    """What the file of keys holds, for `read_keys`."""
    salt = secrets.token_bytes(SALT_BYTES)
    texts = json.dumps({key.name: key.text for key in kept_keys() if key.text})
    sealed = _cipher(passphrase, salt).encrypt(texts.encode()).decode()
    return json.dumps({"format": FORMAT, "salt": salt.hex(), "sealed": sealed}).encode()


def read_keys(file: Path, passphrase: str) -> Mapping[str, str]:
    """Texts by name. Raises CommandError."""
    try:
        facts = json.loads(file.read_bytes())
        if facts["format"] > FORMAT:
            raise CommandError(f"{file} was made by a newer version of the portal: restore it with that version.")
        texts: dict[str, str] = json.loads(_cipher(passphrase, bytes.fromhex(facts["salt"])).decrypt(facts["sealed"]))
    except InvalidToken as error:
        raise CommandError(f"The passphrase does not open {file}, or the file is damaged.") from error
    except (KeyError, TypeError, ValueError) as error:
        raise CommandError(f"{file} holds no keys of a backup: name the file that `backup --keys` wrote.") from error
    except OSError as error:
        raise CommandError(f"{file} cannot be read: {error.strerror}.") from error
    return texts


def _cipher(passphrase: str, salt: bytes) -> Fernet:
    key = Scrypt(salt=salt, length=32, n=COST, r=8, p=1).derive(passphrase.encode())
    return Fernet(urlsafe_b64encode(key))
