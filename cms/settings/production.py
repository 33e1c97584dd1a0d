"""Production: differs from the demo in secure cookies, HSTS, demo content and enforced second factors only."""

from urllib.parse import urlsplit

from . import env
from .base import *  # noqa: F403
from .base import LOGGING

DEBUG = False
DEMO = False
MFA_REQUIRED = env.switch("MFA_REQUIRED", True)

SECRET_KEY = env.signing_key(env.text("SECRET_KEY"), name="SECRET_KEY")
ALLOWED_HOSTS = env.host_names("ALLOWED_HOSTS")
SITE_URL = WAGTAILADMIN_BASE_URL = env.site_url()
HOST = env.text("HOST", "127.0.0.1")
PORT = env.port("PORT", 8000)

CSRF_TRUSTED_ORIGINS = [SITE_URL]
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
# Browsers take a cookie of such a name from this host alone, over HTTPS alone: a neighbouring host plants none.
SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_SSL_REDIRECT = urlsplit(SITE_URL).scheme == "https"
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
SECURE_HSTS_SECONDS = 365 * 24 * 3600
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = True

# Who did what, failed to log in or was refused (cms.core.log_lines): lines of JSON for who gathers them.
LOGGING = LOGGING | {
    "handlers": LOGGING["handlers"] | {"audit": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout"}},
    "loggers": LOGGING["loggers"] | {"audit": {"handlers": ["audit"], "level": "INFO", "propagate": False}},
}
