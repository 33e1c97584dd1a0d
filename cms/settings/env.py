"""Environment variables, read with messages that say what is wrong and what would be right."""

import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

_environ = environ.Env()


def text(name: str, default: str | None = None) -> str:
    """The variable's text; without `default` an unset or blank variable is refused."""
    value = os.environ.get(name, "").strip()
    if value:
        return value
    if default is None:
        raise ImproperlyConfigured(f"{name} is not set. The README's table of variables says what it is for.")
    return default


def words(name: str, default: str | None = None) -> list[str]:
    """A comma-separated list, blanks dropped."""
    return [word.strip() for word in text(name, default).split(",") if word.strip()]


def integer(name: str, default: int, *, at_least: int = 0) -> int:
    value = text(name, str(default))
    if not value.isascii() or not value.isdigit() or int(value) < at_least:
        raise ImproperlyConfigured(f"{name}={value!r} is not a whole number of at least {at_least}, such as {default}.")
    return int(value)


def switch(name: str, default: bool) -> bool:
    value = text(name, "1" if default else "0").lower()
    if value not in ("0", "1", "true", "false"):
        raise ImproperlyConfigured(f"{name}={value!r} is neither on (1, true) nor off (0, false).")
    return value in ("1", "true")


def site_url(default: str | None = None) -> str:
    """SITE_URL without a trailing slash: scheme and host, no path."""
    value = text("SITE_URL", default).rstrip("/")
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.hostname or parts.path or parts.query:
        raise ImproperlyConfigured(f"SITE_URL={value!r} is not an address such as https://visitopolskie.pl.")
    return value


def folder(name: str, default: Path) -> Path:
    return Path(text(name, str(default))).expanduser().absolute()


def database(default_file: Path) -> dict[str, Any]:
    """DATABASE_URL as Django's setting; without it a SQLite file that web and worker can share."""
    value = text("DATABASE_URL", f"sqlite:///{default_file}")
    try:
        config: dict[str, Any] = environ.Env.db_url_config(value)
    except Exception as error:  # environ raises half a dozen kinds; each means the same to the operator
        raise ImproperlyConfigured(_not_a_database(value)) from error
    if config.get("ENGINE", "").endswith("sqlite3"):
        config["OPTIONS"] = {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
    elif config.get("ENGINE", "").endswith("postgresql"):
        config |= {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}
    else:
        raise ImproperlyConfigured(_not_a_database(value))
    return config


def _not_a_database(value: str) -> str:
    scheme = value.partition("://")[0]
    return (
        f"DATABASE_URL (it starts with {scheme[:20]!r}) is none that is known here: "
        "give postgres://USER:PASSWORD@HOST:5432/NAME or sqlite:////path/to/file.sqlite3."
    )


def mail(default: dict[str, Any]) -> dict[str, Any]:
    """EMAIL_URL as Django's EMAIL_* settings, or `default` when it is not set."""
    value = text("EMAIL_URL", "")
    if not value:
        return default
    try:
        return dict(_environ.email_url_config(value))
    except Exception as error:
        raise ImproperlyConfigured(
            "EMAIL_URL is not a mail server's address: give smtp+tls://USER:PASSWORD@HOST:587."
        ) from error
