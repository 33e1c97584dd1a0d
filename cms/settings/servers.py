"""The servers that environment variables name, as Django's settings; without them the embedded ones."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import environ

from . import env

DATABASES = ("postgres", "postgresql", "sqlite")


def database(default_file: Path) -> dict[str, Any]:
    """DATABASE_URL as Django's setting; without it a SQLite file that web and worker can share."""
    value = env.text("DATABASE_URL", "")
    embedded: dict[str, Any] = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(default_file)}
    config = _parsed_database(value) if value else embedded
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
    problem = env.WrongVariable(  # without what may be a password
        f"DATABASE_URL={scheme[:20] + separator + '…'!r} names no database that is known here: "
        "give postgres://USER:PASSWORD@HOST:5432/NAME or sqlite:////path/to/file.sqlite3."
    )
    if scheme not in DATABASES:
        raise problem
    try:
        config: dict[str, Any] = environ.Env.db_url_config(value)
    except Exception as error:  # environ raises half a dozen kinds; each means the same to the operator
        raise problem from error
    if not config["NAME"]:
        raise problem
    if config["NAME"] == ":memory:":
        raise env.WrongVariable(
            "DATABASE_URL names a database in memory, which web and worker cannot share: name a file."
        )
    return config


def redis() -> str:
    """REDIS_URL, or nothing when it is not set."""
    value = env.text("REDIS_URL", "")
    if value and urlsplit(value).scheme not in ("redis", "rediss", "unix"):
        raise env.WrongVariable("REDIS_URL names no Redis server: give redis://HOST:6379/1.")
    return value


def mail(default: dict[str, Any]) -> dict[str, Any]:
    """EMAIL_URL as Django's EMAIL_* settings, or `default` when it is not set."""
    value = env.text("EMAIL_URL", "")
    if not value:
        return default
    problem = env.WrongVariable("EMAIL_URL names no mail server: give smtp+tls://USER:PASSWORD@HOST:587.")
    try:
        config: dict[str, Any] = environ.Env().email_url_config(value)
    except Exception as error:  # as above
        raise problem from error
    if config["EMAIL_BACKEND"].endswith("smtp.EmailBackend") and not config["EMAIL_HOST"]:
        raise problem
    return config


def files() -> dict[str, Any]:
    """Where pictures and documents are kept, as Django's storage: in S3_BUCKET, or in MEDIA_ROOT when it is not set."""
    bucket = env.text("S3_BUCKET", "")
    if not bucket:
        return {"BACKEND": "django.core.files.storage.FileSystemStorage"}
    options = {
        "bucket_name": bucket,
        "access_key": env.text("S3_ACCESS_KEY"),
        "secret_key": env.text("S3_SECRET_KEY"),
        "region_name": env.text("S3_REGION", "us-east-1"),
        "file_overwrite": False,
    }
    if endpoint := env.text("S3_ENDPOINT", ""):
        options |= {"endpoint_url": _web_address("S3_ENDPOINT", endpoint), "addressing_style": "path"}
    return {"BACKEND": "cms.media.storage.ObjectStorage", "OPTIONS": options}


def _web_address(name: str, value: str) -> str:
    if urlsplit(value).scheme not in ("http", "https"):
        raise env.WrongVariable(f"{name}={value!r} is not a web address, such as https://s3.example.org.")
    return value
