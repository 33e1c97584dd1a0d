"""The demo's data under `baseline` alone: no Wagtail, no middleware but the one that allauth will not start without."""

from cms.settings.demo import *  # noqa: F403

ROOT_URLCONF = "benches.baseline"
MIDDLEWARE = ["allauth.account.middleware.AccountMiddleware"]
