from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cms.core.paths import INTRANET
from intranet.core.actors import FORM_FIELD, OPENED_FIELD, Actor

from .acting import SESSION_KEY, actor_of

SAFE = ("GET", "HEAD", "OPTIONS")


class ActorMiddleware:
    """The intranet's door: `request.actor` for those who may pass, the login or an explanation for the rest.

    Every address below /intranet/ is closed unless its view says otherwise (`intranet.core.access`).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not request.path_info.startswith(INTRANET):
            return None
        if not request.user.is_authenticated:
            return None if hasattr(view, "is_open_to_strangers") else redirect_to_login(request.get_full_path())
        actor = actor_of(request.user, request.session.get(SESSION_KEY))
        actor = request.actor = replace(actor, opened_on=request.POST.get(OPENED_FIELD, ""))  # type: ignore[attr-defined]
        is_open = hasattr(view, "is_open_to_strangers") or hasattr(view, "is_open_to_accounts")
        if is_open:
            return None
        if not actor.may_work:
            return redirect("standing")
        return None if request.method in SAFE else _refuse_form_of_another(request, actor)


def _refuse_form_of_another(request: HttpRequest, actor: Actor) -> HttpResponse | None:
    """Nothing is written when the person acts for another organisation now than when the form was shown."""
    shown_for = request.POST.get(FORM_FIELD, "")
    if shown_for == actor.form_value:
        return None
    former = next((one for one in actor.organisations if str(one.pk) == shown_for), None)
    return render(request, "intranet/members/acting_changed.html", {"former": former}, status=409)
