"""`make run`: what production runs, on embedded defaults and with demo content."""

import os
from urllib.parse import urlsplit

from django.core.management.utils import get_random_secret_key

from . import env
from .base import *  # noqa: F403
from .base import DATA_DIR, SECRET_KEY_FILE

DEBUG = False
DEMO = True
MFA_REQUIRED = env.switch("MFA_REQUIRED", False)
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True  # http://localhost, which browsers trust with passkeys

HOST = env.text("HOST", "127.0.0.1")
PORT = env.port("PORT", 8000)
SITE_URL = WAGTAILADMIN_BASE_URL = env.site_url(f"http://localhost:{PORT}")
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", f"localhost,127.0.0.1,[::1],{HOST},{urlsplit(SITE_URL).hostname}")


def _kept_secret_key() -> str:
    """The key lives beside the data it signs, so sessions survive a restart. An emptied file counts as none."""
    file = SECRET_KEY_FILE
    if not file.exists() or not file.read_bytes().strip():
        unfinished = DATA_DIR / f"secret-key.{os.getpid()}"
        unfinished.touch(mode=0o600)
        unfinished.write_text(get_random_secret_key())
        unfinished.rename(file)
    return env.signing_key(file.read_text(errors="surrogateescape").strip(), name=str(file))


given = env.text("SECRET_KEY", "")
SECRET_KEY = env.signing_key(given, name="SECRET_KEY") if given else _kept_secret_key()
