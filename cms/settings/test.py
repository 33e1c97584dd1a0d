"""The test suite: as the demo, with a fixed address, quick passwords, and mail and jobs in the process."""

import os
import tempfile
from pathlib import Path

# Before the settings are read: tests never touch an editor's data.
_scratch = Path(tempfile.gettempdir()) / f"visitopolskie-tests-{os.getuid()}"
os.environ["DATA_DIR"] = str(_scratch / os.environ.get("PYTEST_XDIST_WORKER", "main"))
os.environ["SITE_URL"] = "https://visitopolskie.example"

from .demo import *  # noqa: E402, F403
from .demo import DATABASES, Q_CLUSTER, STATIC_ROOT  # noqa: E402

ALLOWED_HOSTS = ["*"]
SECRET_KEY = "only for tests"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
Q_CLUSTER = Q_CLUSTER | {"sync": True}
DATABASES["default"].setdefault("TEST", {})
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
