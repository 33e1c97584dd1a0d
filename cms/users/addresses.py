"""A person's e-mail address: it changes only when a letter to the new one has been answered."""

from typing import Any

from allauth.account.models import EmailAddress
from allauth.account.views import EmailView
from django.http import HttpRequest

from .models import User


class ChangeAddressView(EmailView):
    """As allauth's, which makes an address that nobody has proved the first one where none has been proved."""

    def _action_primary(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """The answer to the letter makes it the first one; nothing else does."""


def is_address_proved(user: User) -> bool:
    """Whether what was mailed to the account's address has come back from there."""
    return EmailAddress.objects.filter(user=user, email=user.email, verified=True).exists()


def address_proved(user: User) -> None:
    """To be called when a secret has come back that was mailed to the account's address, and to nobody else."""
    EmailAddress.objects.update_or_create(user=user, email=user.email, defaults={"verified": True, "primary": True})
