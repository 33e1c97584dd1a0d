"""As the demo, for processes that a test starts: collecting and compressing static files would take longer than it."""

from cms.settings.demo import *  # noqa: F403
from cms.settings.demo import STORAGES

STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
