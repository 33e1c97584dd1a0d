"""System checks of the project's own."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError

from .derived_secrets import read_key

DEMO_DOMAIN = "@example.org"


@register(Tags.security, deploy=True)
def no_demo_accounts(**kwargs: Any) -> list[CheckMessage]:
    """Demo passwords are public: production must not know them."""
    if settings.DEMO:
        return []
    try:
        accounts = list(get_user_model().objects.filter(email__iendswith=DEMO_DOMAIN, is_active=True))
    except DatabaseError:
        return []  # no database to hold an account
    return [
        Error(
            f"The demo account {account.email} is active.",
            hint="Delete it or make it inactive.",
            id="visitopolskie.E001",
        )
        for account in accounts
    ]


@register(Tags.security)
def links_key_lies_apart(**kwargs: Any) -> list[CheckMessage]:
    """Who gets a backup or the served files must not get what the links in mails are derived from."""
    file = settings.LINKS_KEY_FILE
    kept = [folder for folder in (settings.MEDIA_ROOT, settings.STATIC_ROOT) if file.is_relative_to(folder)]
    found = [f"LINKS_KEY_FILE={str(file)!r} lies in {folder}, which is served and backed up." for folder in kept]
    if file.exists():
        try:
            read_key(file)
        except ImproperlyConfigured as error:
            found.append(str(error))
        if file.stat().st_mode & 0o077:
            found.append(f"LINKS_KEY_FILE={str(file)!r} can be read by other accounts of this machine.")
    hint = "Name a file of this account alone, outside of what is served and backed up."
    return [Error(problem, hint=hint, id="visitopolskie.E004") for problem in found]
