"""Environment variables, read with messages that say what is wrong and what would be right."""

import os
from email.utils import parseaddr
from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

#: As Django's own checks count, which warn only.
SHORTEST_KEY, FEWEST_SIGNS = 50, 5


class WrongVariable(ImproperlyConfigured):
    """The operator's mistake, not the code's: its message is all they need."""


def text(name: str, default: str | None = None) -> str:
    """The variable's text; without `default` an unset or blank variable is refused."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise WrongVariable(f"{name} is not set. The README's table of variables says what it is for.")
    return default


def words(name: str, default: str | None = None) -> list[str]:
    """A comma-separated list, blanks dropped, with at least one entry."""
    entries = [word.strip() for word in text(name, default).split(",") if word.strip()]
    if not entries:
        raise WrongVariable(f"{name}={os.environ[name]!r} names nothing; separate names by commas.")
    return entries


def whole_number(name: str, default: int, *, lowest: int, highest: int) -> int:
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or not lowest <= int(value) <= highest:
        raise WrongVariable(f"{name}={value!r} is not a whole number from {lowest} to {highest}, such as {default}.")
    return int(value)


def port(name: str, default: int) -> int:
    return whole_number(name, default, lowest=1, highest=65535)


def switch(name: str, default: bool) -> bool:
    value = text(name, "1" if default else "0").lower()
    if value not in ("0", "1", "true", "false"):
        raise WrongVariable(f"{name}={value!r} is neither on (1, true) nor off (0, false).")
    return value in ("1", "true")


def site_url(default: str | None = None) -> str:
    """SITE_URL without a trailing slash: scheme, host and perhaps a port; no path."""
    value = text("SITE_URL", default).rstrip("/")
    if not _is_origin(value):
        raise WrongVariable(f"SITE_URL={value!r} is not an address without a path, such as https://visitopolskie.pl.")
    return value


def _is_origin(value: str) -> bool:
    try:
        parts = urlsplit(value)
        named = bool(parts.hostname) and (parts.port is None or parts.port > 0)
    except ValueError:
        return False
    return named and parts.scheme in ("http", "https") and value == f"{parts.scheme}://{parts.netloc}"


def host_names(name: str) -> list[str]:
    """Names that the portal answers to; a star would answer to whatever a stranger sends, also in links of mails."""
    names = words(name)
    if any("*" in one for one in names):
        raise WrongVariable(f"{name}={','.join(names)!r} answers to any name: list yours, such as visitopolskie.pl.")
    return names


def signing_key(value: str, *, name: str) -> str:
    """The key, if nobody can guess it. `name` says where it is from: the key itself is never shown."""
    if not value.isprintable() or len(value) < SHORTEST_KEY or len(set(value)) < FEWEST_SIGNS:
        raise WrongVariable(
            f"{name} can be guessed, or is no text: give {SHORTEST_KEY} random letters, digits and signs or more."
        )
    return value


def address(name: str, default: str) -> str:
    """An e-mail address, perhaps with a name: „VisitOpolskie <info@orot.pl>”."""
    value = text(name, default)
    try:
        validate_email(parseaddr(value)[1])
    except ValidationError as error:
        raise WrongVariable(f"{name}={value!r} is not an e-mail address, such as {default}.") from error
    return value


def folder(name: str, default: Path) -> Path:
    """The folder, made when it is missing."""
    path = Path(text(name, str(default))).expanduser().absolute()
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise WrongVariable(
            f"{name}={str(path)!r} cannot be made ({error.strerror}): name a folder that this account may write to."
        ) from error
    if not os.access(path, os.W_OK | os.X_OK):
        raise WrongVariable(f"{name}={str(path)!r} is not writable: name a folder that this account may write to.")
    return path


def file(name: str, default: Path) -> Path:
    """Where a file is or is to be made; its folder exists."""
    path = Path(text(name, str(default))).expanduser().absolute()
    if path.is_dir() or not path.parent.is_dir():
        raise WrongVariable(f"{name}={str(path)!r} is no place for a file: name one in a folder that exists.")
    return path
