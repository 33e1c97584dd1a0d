"""Logins end: everybody's after fourteen days, those of who sees the whole cluster after half a day of silence, too."""

import time
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.contrib.auth import logout
from django.contrib.auth.signals import user_logged_in
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponseBase

from cms.core.paths import ACCOUNTS, EDITORS, INTRANET

from .models import User

LONGEST = int(timedelta(days=14).total_seconds())
LONGEST_SILENCE = int(timedelta(hours=12).total_seconds())
#: How exactly the time of the last request is known: a session is not written with each.
NOTED_EVERY = int(timedelta(minutes=10).total_seconds())
#: The groups whose people see the whole cluster.
TRUSTED_GROUPS = ("Office", "Board")

_SINCE, _SEEN = "logged in at", "seen at"


@receiver(user_logged_in, dispatch_uid="session limits")
def begin(sender: Any, request: HttpRequest, user: User, **kwargs: Any) -> None:
    now = int(time.time())
    request.session[_SINCE] = now
    if user.is_staff or user.has_perm("wagtailadmin.access_admin") or user.groups.filter(name__in=TRUSTED_GROUPS):
        request.session[_SEEN] = now


def end_old_logins(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Behind it somebody whose login has ended is a stranger, who is led to the login and back."""

    def middleware(request: HttpRequest) -> HttpResponseBase:
        if request.path.startswith((*EDITORS, INTRANET, ACCOUNTS)) and request.user.is_authenticated:
            if _has_ended(request):
                logout(request)
            elif _SEEN in request.session and time.time() - request.session[_SEEN] > NOTED_EVERY:
                request.session[_SEEN] = int(time.time())
        return get_response(request)

    return middleware


def _has_ended(request: HttpRequest) -> bool:
    now, session = time.time(), request.session
    if _SINCE not in session:  # from before there were limits
        session[_SINCE] = int(now)
    return now - session[_SINCE] > LONGEST or now - session.get(_SEEN, now) > LONGEST_SILENCE
