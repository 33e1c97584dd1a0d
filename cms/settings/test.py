"""The test suite: as the demo, with a fixed address, quick passwords, and mail and jobs in the process."""

import os
import tempfile

# Before the settings are read: tests never touch an editor's data, nor one another's. Gone when the process ends.
_scratch = tempfile.TemporaryDirectory(prefix="visitopolskie-tests-", ignore_cleanup_errors=True)
os.environ["DATA_DIR"] = _scratch.name
os.environ["SITE_URL"] = "https://visitopolskie.example"

from .demo import *  # noqa: E402, F403
from .demo import BASE_DIR, CACHES, DATA_DIR, DATABASES, INSTALLED_APPS, Q_CLUSTER, STATIC_ROOT  # noqa: E402

INSTALLED_APPS = [*INSTALLED_APPS, "tests.intranet.example"]  # the feature of docs/intranet.md
ALLOWED_HOSTS = ["*"]
SECRET_KEY = "only for tests, and long enough that production would take it"
DICTIONARIES = BASE_DIR / "var" / "dictionaries"  # derived from a package alone, and slow to make
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
CACHES = CACHES | {"volatile": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
ELASTICSEARCH = {}  # named in the tests of its own
PAGE_CACHE = False  # on in the tests of its own
CONTENT_MAY_BE_STALE_FOR = 0.0
WAGTAIL_AUTOSAVE_INTERVAL = 0  # a test clicks quicker than a person: a save of its own would race with it
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
Q_CLUSTER = Q_CLUSTER | {"sync": True}
TASKS = {"default": {"BACKEND": "tests.jobs.QuickBackend"}}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    # A file, as in the demo: a database in memory locks whole tables between the threads of a live server.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
STATIC_ROOT.mkdir(parents=True, exist_ok=True)
