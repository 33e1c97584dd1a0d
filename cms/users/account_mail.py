"""Mails about accounts: they have a queue of their own, and what opens a door is written into them when they leave."""

from collections.abc import Callable
from copy import copy
from secrets import token_hex
from typing import Any

from allauth.account import app_settings
from allauth.account.models import EmailAddress, EmailConfirmationHMAC
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.urls import reverse

from cms.core.derived_secrets import derive_code

from .models import User

#: What has to be derived: its kind, and whose it is.
Recipe = tuple[str, Any]


def login_code(reference: str) -> str:
    """The session knows the reference alone."""
    return derive_code("login code", reference)


def _reset_url(user_pk: int) -> str:
    user = User.objects.get(pk=user_pk)
    key = app_settings.PASSWORD_RESET_TOKEN_GENERATOR().make_token(user)
    path = reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
    return settings.SITE_URL + path


def _confirmation_url(whose: tuple[int, str]) -> str:
    user_pk, email = whose
    address = EmailAddress.objects.get(user=user_pk, email=email, verified=False)
    key = EmailConfirmationHMAC(address).key
    return settings.SITE_URL + reverse("account_confirm_email", args=[key])


#: By the name that allauth's templates have for it.
_SECRETS: dict[str, Callable[[Any], str]] = {
    "code": login_code,
    "password_reset_url": _reset_url,
    "activate_url": _confirmation_url,
}


def without_secrets(context: dict[str, Any], email: str) -> tuple[dict[str, Any], dict[str, Recipe]]:
    """The context with marks in place of secrets, and by mark what `send` will put there.

    A mark is drawn anew for each mail: nobody can have written one into a name or a browser's description.
    """
    marks = {name: token_hex(16) for name in _SECRETS if name in context}
    public = {name: value for name, value in context.items() if name not in ("key", "uid")}
    return public | marks, {mark: (name, _whose(name, context, email)) for name, mark in marks.items()}


def _whose(name: str, context: dict[str, Any], email: str) -> Any:
    if name == "code":
        return context["code"]
    return context["user"].pk if name == "password_reset_url" else (context["user"].pk, email)


def send(message: EmailMessage, recipes: dict[str, Recipe]) -> None:
    """Run by the worker. Raises what the mail server raises; an account or address that is gone gets no mail."""
    filled = copy(message)  # the worker notes a failure with the message that it was given
    try:
        for mark, (name, whose) in recipes.items():
            filled.body = str(filled.body).replace(mark, _SECRETS[name](whose))
    except (User.DoesNotExist, EmailAddress.DoesNotExist):
        return
    filled.send()


def drop(message: EmailMessage, recipes: dict[str, Recipe]) -> None:
    """Run by the worker in place of `send`."""
