"""How a person has proved, within the last minutes, who they are: as allauth keeps it in their session."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any

from allauth.account import app_settings
from allauth.account.authentication import get_authentication_records
from allauth.account.decorators import reauthentication_required
from allauth.account.internal.flows.reauthentication import get_reauthentication_flows
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.http import HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from cms.users.requests import PersonsRequest

from .actors import ActorRequest
from .models.recorded_act import Method

#: By what allauth calls them: the type of a second factor, the method of anything else.
_METHODS = {
    "password": Method.PASSWORD,
    "webauthn": Method.PASSKEY,
    "totp": Method.TOTP,
    "recovery_codes": Method.RECOVERY,
    "code": Method.MAIL,
}
#: How long a proof holds.
HOLDS = timedelta(seconds=app_settings.REAUTHENTICATION_TIMEOUT)


@dataclass(frozen=True)
class Authentication:
    """`user_pk` is the person's who has proved it."""

    user_pk: int
    method: Method
    at: datetime

    @property
    def holds(self) -> bool:
        return timezone.now() - self.at < HOLDS


def authentication_of(request: PersonsRequest) -> Authentication | None:
    """The latest, as old as it may be; None where there is none of a method that is known here."""
    for one in reversed(_proofs(request)):
        if method := _METHODS.get(one.get("type", one["method"])):
            return Authentication(request.user.pk, method, datetime.fromtimestamp(one["at"], UTC))
    return None


def _proofs(request: PersonsRequest) -> list[dict[str, Any]]:
    """Those given once more, after the login; of who can only log in anew, with a code by mail, those of the login."""
    records = get_authentication_records(request, request.user)
    if not get_reauthentication_flows(request.user):
        return records
    return [one for one in records if one.get("reauthenticated")]


def proved_again(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """For a view that records an act: who has not proved within HOLDS who they are is asked to, and led back.

    Who has neither a password nor a second factor logs in anew, with a code from a mail; what they had sent is lost:
    ask on the page that shows the text, too.
    """
    asks_again = reauthentication_required(view)

    @wraps(view)
    def proved(request: ActorRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if get_reauthentication_flows(request.user):
            return asks_again(request, *args, **kwargs)
        found = authentication_of(request)
        return view(request, *args, **kwargs) if found and found.holds else _log_in_anew(request)

    return proved


def _log_in_anew(request: ActorRequest) -> HttpResponseBase:
    back = urlencode({REDIRECT_FIELD_NAME: request.get_full_path()})
    logout(request)
    messages.info(request, _("Log in once more, with a code from your mail: this has to be you."))
    return redirect(f"{reverse('account_request_login_code')}?{back}")
