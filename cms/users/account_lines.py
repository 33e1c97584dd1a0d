"""What happens at the doors and to the keys of accounts, as lines of the log."""

from functools import partial
from typing import Any

from allauth.account import signals as account
from allauth.mfa import signals as mfa
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import Signal, receiver

from cms.core.log_lines import hidden, write_line

from .models import User

#: By what the line calls it: what a person does to the keys of their account.
KEYS: dict[str, Signal] = {
    "password set": account.password_set,
    "password changed": account.password_changed,
    "password reset": account.password_reset,
    "address added": account.email_added,
    "address changed": account.email_changed,
    "address removed": account.email_removed,
    "second factor added": mfa.authenticator_added,
    "second factor removed": mfa.authenticator_removed,
    "second factor renewed": mfa.authenticator_reset,
}


@receiver(user_logged_in, dispatch_uid="line of a login")
def logged_in(sender: Any, user: User, **kwargs: Any) -> None:
    write_line("login", "done", person=user.pk)


@receiver(user_logged_out, dispatch_uid="line of a logout")
def logged_out(sender: Any, user: User | None, **kwargs: Any) -> None:
    if user:
        write_line("logout", "done", person=user.pk)


@receiver(user_login_failed, dispatch_uid="line of a failed login")
def login_failed(sender: Any, credentials: dict[str, Any], **kwargs: Any) -> None:
    write_line("login", "failed", tried=hidden(credentials.get("email") or ""))


@receiver(mfa.authentication_failed, dispatch_uid="line of a failed second factor")
def second_factor_failed(sender: Any, user: User, **kwargs: Any) -> None:
    write_line("second factor", "failed", person=user.pk)


def _key_changed(what: str, user: User, **kwargs: Any) -> None:
    write_line(what, "done", person=user.pk)


for what, signal in KEYS.items():
    signal.connect(partial(_key_changed, what), weak=False, dispatch_uid=f"line of {what}")
