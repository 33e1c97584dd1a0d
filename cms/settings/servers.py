"""The servers that environment variables name, as Django's settings; without them the embedded ones."""

import re
import ssl
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

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


def elasticsearch() -> dict[str, Any]:
    """ELASTICSEARCH_* as arguments of the client; nothing when ELASTICSEARCH_URL is not set."""
    value = env.text("ELASTICSEARCH_URL", "")
    if not value:
        return {}
    try:
        parts = urlsplit(value)
        port = parts.port or {"http": 80, "https": 443}[parts.scheme]
        address = f"{parts.scheme}://{_bracketed(parts.hostname)}:{port}{parts.path.rstrip('/')}"
    except (KeyError, ValueError) as error:  # without the value: it may hold a password
        raise env.WrongVariable(
            "ELASTICSEARCH_URL names no Elasticsearch server: give https://USER:PASSWORD@HOST:9200."
        ) from error
    found: dict[str, Any] = {"hosts": address}
    if parts.username:
        found["basic_auth"] = (unquote(parts.username), unquote(parts.password or ""))
    return found | _elasticsearch_key(bool(parts.username)) | _elasticsearch_certificates(parts.scheme)


def _bracketed(host: str | None) -> str:
    if not host:
        raise ValueError
    return f"[{host}]" if ":" in host else host


def _elasticsearch_key(has_password: bool) -> dict[str, str]:
    key = env.text("ELASTICSEARCH_API_KEY", "")
    if key and has_password:
        raise env.WrongVariable(
            "ELASTICSEARCH_API_KEY is set and ELASTICSEARCH_URL names a user as well: one of the two is enough."
        )
    return {"api_key": key} if key else {}


def _elasticsearch_certificates(scheme: str) -> dict[str, str]:
    file = env.text("ELASTICSEARCH_CA_CERTS", "")
    if not file:
        return {}
    if scheme != "https":
        raise env.WrongVariable("ELASTICSEARCH_CA_CERTS is set, but ELASTICSEARCH_URL does not begin with https://.")
    try:
        ssl.create_default_context(cafile=file)
    except OSError as error:
        raise env.WrongVariable(
            f"ELASTICSEARCH_CA_CERTS={file!r} cannot be read as certificates ({error.strerror or error}): "
            "name a file in PEM format."
        ) from error
    return {"ca_certs": file}


def elasticsearch_prefix() -> str:
    """ELASTICSEARCH_INDEX_PREFIX: what the names of this portal's indices begin with."""
    value = env.text("ELASTICSEARCH_INDEX_PREFIX", "visitopolskie")
    if not re.fullmatch("[a-z0-9][a-z0-9_-]{0,99}", value):
        raise env.WrongVariable(
            f"ELASTICSEARCH_INDEX_PREFIX={value!r} may have small letters, digits, - and _ only, such as visitopolskie."
        )
    return value


def map_tiles() -> tuple[str, list[str]]:
    """MAP_TILES_URL: the address of a tile, with {z}, {x} and {y} for its numbers, and the origins it is asked of."""
    value = env.text("MAP_TILES_URL", "")
    if not value:
        return "", []
    parts = urlsplit(value)
    if parts.scheme not in ("http", "https") or not parts.netloc or sorted(re.findall("{(.*?)}", value)) != [*"xyz"]:
        raise env.WrongVariable(
            f"MAP_TILES_URL={value!r} is not the web address of a tile with {{z}}, {{x}} and {{y}} for its numbers, "
            "such as https://tile.example.org/{z}/{x}/{y}.png."
        )
    return value, [f"{parts.scheme}://{parts.netloc}"]


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


def virus_scanner() -> tuple[str, int] | str | None:
    """CLAMAV_URL as what a socket connects to: host and port, or the path of a local one; None: nothing is checked."""
    value = env.text("CLAMAV_URL", "")
    if not value:
        return None
    parts = urlsplit(value)
    if parts.scheme == "unix" and parts.path:
        return parts.path
    try:
        host, port = parts.hostname, parts.port
    except ValueError:
        host = port = None
    if parts.scheme != "tcp" or not host or not port:
        raise env.WrongVariable(
            f"CLAMAV_URL={value!r} names no clamd: give tcp://HOST:3310 or unix:///run/clamav/clamd.ctl."
        )
    return host, port


def _web_address(name: str, value: str) -> str:
    if urlsplit(value).scheme not in ("http", "https"):
        raise env.WrongVariable(f"{name}={value!r} is not a web address, such as https://s3.example.org.")
    return value
