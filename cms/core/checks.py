"""System checks of the project's own."""

from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.checks import CheckMessage, Error, Tags, register
from django.db import DatabaseError

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
