"""Environment variables, read with messages that say what is wrong and what would be right."""

import os
from email.utils import parseaddr
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured, ValidationError
from django.core.validators import validate_email

_environ = environ.Env()
DATABASES = ("postgres", "postgresql", "sqlite")


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


def database(default_file: Path) -> dict[str, Any]:
    """DATABASE_URL as Django's setting; without it a SQLite file that web and worker can share."""
    value = text("DATABASE_URL", "")
    config = _parsed_database(value) if value else {"ENGINE": "django.db.backends.sqlite3", "NAME": str(default_file)}
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    else:
        config |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    return config


def _parsed_database(value: str) -> dict[str, Any]:
    scheme, separator, _rest = value.partition("://")
    problem = WrongVariable(  # without what may be a password
        f"DATABASE_URL={scheme[:20] + separator + '…'!r} names no database that is known here: "
        "give postgres://USER:PASSWORD@HOST:5432/NAME or sqlite:////path/to/file.sqlite3."
    )
    if scheme not in DATABASES:
        raise problem
    try:
        config: dict[str, Any] = environ.Env.db_url_config(value)
    except Exception as error:  # environ raises half a dozen kinds; each means the same to the operator
        raise problem from error
    if config["NAME"] == ":memory:":
        raise WrongVariable("DATABASE_URL names a database in memory, which web and worker cannot share: name a file.")
    return config


def redis() -> str:
    """REDIS_URL, or nothing when it is not set."""
    value = text("REDIS_URL", "")
    if value and urlsplit(value).scheme not in ("redis", "rediss", "unix"):
        raise WrongVariable("REDIS_URL names no Redis server: give redis://HOST:6379/1.")
    return value


def mail(default: dict[str, Any]) -> dict[str, Any]:
    """EMAIL_URL as Django's EMAIL_* settings, or `default` when it is not set."""
    value = text("EMAIL_URL", "")
    if not value:
        return default
    try:
        return dict(_environ.email_url_config(value))
    except Exception as error:  # as above
        raise WrongVariable("EMAIL_URL names no mail server: give smtp+tls://USER:PASSWORD@HOST:587.") from error
