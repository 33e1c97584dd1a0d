"""What demo, production and tests share. The environment table of the README lists every variable read here."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from . import env, servers

BASE_DIR = Path(__file__).resolve().parents[2]
DATA_DIR = env.folder("DATA_DIR", BASE_DIR / "var")

ROOT_URLCONF = "cms.urls"
WSGI_APPLICATION = "cms.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

INSTALLED_APPS = [
    "cms",
    "cms.core",
    "cms.media",
    "cms.users",
    "cms.translations",
    "cms.places",
    "cms.pages",
    "cms.cluster",
    "home",
    "search",
    "intranet.core",
    "intranet.search",
    "intranet.members",
    "intranet.documents",
    "intranet.dashboard",
    "wagtail_localize",
    "wagtail_localize.locales",
    "wagtail.contrib.redirects",
    "wagtail.sites",
    "cms.users.wagtail_users.WagtailUsersConfig",
    "wagtail.snippets",
    "wagtail.documents",
    "wagtail.images",
    "wagtail.search",
    "wagtail.admin",
    "wagtail",
    "django_tasks",
    "modelcluster",
    "taggit",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.usersessions",
    "django_q",
    "django_htmx",
    "django_filters",
    "django_tables2",
    "formtools",
    "whitenoise.runserver_nostatic",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",
]

MIDDLEWARE = [
    "cms.core.request_ids.with_request_id",
    "cms.core.log_lines.tell_refusals",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.gzip.GZipMiddleware",
    "cms.core.middleware.security_policies",
    "csp.middleware.CSPMiddleware",
    "cms.core.middleware.relax_for_editors",
    "cms.core.page_cache.keep_public_pages",  # inside what adds headers, outside what asks who is there
    "django.contrib.sessions.middleware.SessionMiddleware",
    "cms.core.middleware.LanguageMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "cms.users.session_limits.end_old_logins",
    "cms.users.middleware.keep_out_of_caches",
    "cms.users.middleware.forget_at_logout",
    "cms.users.middleware.speak_to_the_person",
    "cms.users.middleware.require_second_factor",
    "cms.core.secret_paths.SecretPathMiddleware",
    "intranet.members.middleware.ActorMiddleware",
    "intranet.core.middleware.RefusalMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "cms.core.refusals.explain_refused_publishing",
    "wagtail.contrib.redirects.middleware.RedirectMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

DATABASES = {"default": servers.database(DATA_DIR / "db.sqlite3")}

# Shared by web and worker; the embedded one is emptied at every start, so it never belongs to another database.
REDIS_URL = servers.redis()
CACHES = {
    "default": {"BACKEND": "cms.core.caches.DefaultCache"},
    "lasting": {
        "BACKEND": "cms.core.caches.LastingCache",
        "LOCATION": "lasting_cache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},  # one that is full forgets what somebody else has tried
    },
    "volatile": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    if REDIS_URL
    else {"BACKEND": "django.core.cache.backends.filebased.FileBasedCache", "LOCATION": DATA_DIR / "cache"},
    # Each process has its own, in memory: the content version tells them all when it is out of date.
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "OPTIONS": {"MAX_ENTRIES": 2000},  # some 20 MB
    },
    # Who asked the API how often in this second. Without Redis each process counts for itself.
    "rates": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL, "KEY_PREFIX": "rates"}
    if REDIS_URL
    else {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "rates",
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    },
}
API_RATE = env.whole_number("API_RATE", 500, lowest=1, highest=1_000_000)  # requests a second of an address
PAGE_CACHE = env.switch("PAGE_CACHE", True)

CONTENT_MAY_BE_STALE_FOR = 1.0  # seconds until each process notices what another has changed

# Languages ------------------------------------------------------------------------------------------------------------
LANGUAGE_CODE = "pl"
LANGUAGES = WAGTAIL_CONTENT_LANGUAGES = [
    ("pl", _("Polish")),
    ("en", _("English")),
    ("de", _("German")),
    ("cs", _("Czech")),
]
LOCALE_PATHS = [
    BASE_DIR / "locale",
    BASE_DIR / "cms" / "users" / "allauth_wording",  # better words for its pages; `make messages` leaves it alone
]
FORMAT_MODULE_PATH = "cms.core.formats"
USE_I18N = True
WAGTAIL_I18N_ENABLED = True
TIME_ZONE = "Europe/Warsaw"
USE_TZ = True

FILTERS_EMPTY_CHOICE_LABEL = _("all")

# Files ----------------------------------------------------------------------------------------------------------------
DICTIONARIES = DATA_DIR / "dictionaries"  # the search's, built by `build_dictionaries`
STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # what is never asked for need not be compressed
MEDIA_URL = "/media/"
MEDIA_ROOT = DATA_DIR / "media"
STORAGES = {
    "default": servers.files(),
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
DOCUMENT_MAX_BYTES = env.whole_number("MAX_UPLOAD_MB", 50, lowest=1, highest=10_000) * 1024 * 1024
DOCUMENT_QUOTA_BYTES = env.whole_number("DOCUMENT_QUOTA_MB", 10_000, lowest=1, highest=100_000_000) * 1024 * 1024
VIRUS_SCANNER = servers.virus_scanner()
ATTACHMENT_MAX_BYTES = env.whole_number("ATTACHMENT_MAX_MB", 20, lowest=1, highest=1000) * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 10_000  # Wagtail's page editor sends many

# Accounts -------------------------------------------------------------------------------------------------------------
AUTH_USER_MODEL = "users.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "cms.users.passwords.GuessableValidator"},
    {"NAME": "intranet.members.passwords.OwnNamesValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "dashboard"  # editors are led to their own pages
LOGOUT_REDIRECT_URL = "language_redirect"
ACCOUNT_ADAPTER = "cms.users.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_CHANGE_EMAIL = True  # one address, another in its place once a letter there is answered
ACCOUNT_REAUTHENTICATION_REQUIRED = True  # before address or password change
ACCOUNT_EMAIL_NOTIFICATIONS = True  # to the old address that there is a new one, and the like
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = True  # made, so that it takes as long as a real one, and never sent (adapter)
ACCOUNT_EMAIL_SUBJECT_PREFIX = "VisitOpolskie: "
ALLAUTH_TRUSTED_PROXY_COUNT = env.whole_number("TRUSTED_PROXIES", 0, lowest=0, highest=9)  # who sent a request
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 600  # seconds: mail may take some minutes
ACCOUNT_FORMS = {"confirm_login_code": "cms.users.forms.ConfirmLoginCodeForm"}
ACCOUNT_RATE_LIMITS = {"login_failed": "10/m/ip,5/5m/key"}  # the key is the account; other ways in stay open
MFA_ADAPTER = "cms.users.mfa_adapter.MFAAdapter"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_ALLOW_UNVERIFIED_EMAIL = True  # the office wrote the address down; a new account must be able to enrol
MFA_TOTP_ISSUER = "VisitOpolskie"
MFA_TOTP_TOLERANCE = 1  # a code typed in its last second still counts when it arrives (RFC 6238, 5.2)

# The signing key of a portal that gets none from its environment, and where `restore` puts that of a backup.
SECRET_KEY_FILE = DATA_DIR / "secret-key"

# What links in mails are derived from (cms.core.derived_secrets): made at first use, outside of what is backed up.
LINKS_KEY_FILE = env.file("LINKS_KEY_FILE", DATA_DIR / "links-key")

BACKUP_PASSPHRASE = env.text("BACKUP_PASSPHRASE", "")  # opens the file of keys; asked for when it is not set

# Wagtail --------------------------------------------------------------------------------------------------------------
WAGTAIL_SITE_NAME = "VisitOpolskie"
WAGTAIL_ALLOW_UNICODE_SLUGS = False  # „lambinowice”: an address people can type
WAGTAILADMIN_LOGIN_URL = WAGTAIL_FRONTEND_LOGIN_URL = "account_login"
WAGTAILADMIN_PERMITTED_LANGUAGES = LANGUAGES
WAGTAIL_PASSWORD_MANAGEMENT_ENABLED = False  # at /account/password/change/, as everybody does
WAGTAILUSERS_PASSWORD_ENABLED = False  # who gives an account knows nobody's password: its owner chooses one by mail
WAGTAIL_EMAIL_MANAGEMENT_ENABLED = False  # addresses change at /account/email/ alone, where the new one is proved
WAGTAILADMIN_UNSAFE_PAGE_DELETION_LIMIT = 50
WAGTAILIMAGES_IMAGE_MODEL = "media.CustomImage"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.media.forms.PictureForm"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.media.forms.DocumentForm"
WAGTAILDOCS_MAX_UPLOAD_SIZE = DOCUMENT_MAX_BYTES
WAGTAILDOCS_DOCUMENT_MODEL = "media.CustomDocument"
WAGTAILDOCS_SERVE_METHOD = "serve_view"
WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "wagtail.search.backends.database"}}
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}  # its form would set a cookie on a public address
WAGTAIL_GRAVATAR_PROVIDER_URL = None  # no request to anybody else
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False  # submitting for translation publishes nothing
WAGTAILLOCALIZE_DISABLE_ON_UNPUBLISH = False

# Search ---------------------------------------------------------------------------------------------------------------
ELASTICSEARCH = servers.elasticsearch()
ELASTICSEARCH_INDEX_PREFIX = servers.elasticsearch_prefix()
# Seconds: a visitor waits no longer before the database answers instead.
ELASTICSEARCH_CONNECT_TIMEOUT, ELASTICSEARCH_ANSWER_TIMEOUT = 0.3, 1.0
ELASTICSEARCH_PROBED_EVERY = 10.0

# Background work ------------------------------------------------------------------------------------------------------
ACCOUNT_MAILS = "account-mails"  # their own queue, with a worker of its own: a login code waits behind nothing else
Q_CLUSTER = {
    "name": "visitopolskie",
    "orm": "default",
    "workers": 1,
    "timeout": 300,
    "retry": 360,
    "max_attempts": 5,
    "ack_failures": False,
    "catch_up": False,
    "poll": 1,
    "ALT_CLUSTERS": {ACCOUNT_MAILS: {"scheduler": False, "timeout": 60, "retry": 90}},
}
TASKS = {"default": {"BACKEND": "cms.core.jobs.DjangoQBackend"}}
WAGTAILLOCALIZE_JOBS = {"BACKEND": "cms.core.jobs.LocalizeBackend"}

# Mail -----------------------------------------------------------------------------------------------------------------
globals().update(servers.mail({"EMAIL_BACKEND": "cms.core.mail.EmlFileBackend", "EMAIL_FILE_PATH": DATA_DIR / "mail"}))
EMAIL_TIMEOUT = 20  # seconds: a mail server that is silent keeps the others' mails no longer
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.address("DEFAULT_FROM_EMAIL", "VisitOpolskie <info@orot.pl>")
CONTACT_EMAIL = env.address("CONTACT_EMAIL", "info@orot.pl")

# Security -------------------------------------------------------------------------------------------------------------
CSRF_FAILURE_VIEW = "intranet.members.csrf.csrf_failure"
X_FRAME_OPTIONS = "SAMEORIGIN"
SILENCED_SYSTEM_CHECKS = ["security.W019"]  # the editor's preview is a frame of our own: not DENY
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SESSION_COOKIE_HTTPONLY = True
MESSAGE_STORAGE = "django.contrib.messages.storage.session.SessionStorage"  # what is said to a person is in no cookie
MAP_TILES_URL, _tile_servers = servers.map_tiles()
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF, "data:", *_tile_servers],
        "font-src": [SELF],
        "connect-src": [SELF],
        "manifest-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [SELF],  # the editor's preview is a frame of our own
        "base-uri": [NONE],
        "object-src": [NONE],
    }
}

LOGGING: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {"waitress.queue": {"level": "ERROR"}},  # that somebody waits a moment is no news
}
