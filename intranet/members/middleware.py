from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from cms.core.paths import INTRANET
from cms.core.whole_numbers import whole_number
from intranet.core import unsent
from intranet.core.actors import FORM_FIELD, OPENED_FIELD, Actor

from .acting import SESSION_KEY, actor_of
from .error_pages import in_the_intranet

SAFE = ("GET", "HEAD", "OPTIONS")


class ActorMiddleware:
    """The intranet's door: `request.actor` for those who may pass, the login or an explanation for the rest.

    Every address below /intranet/ is closed unless its view says otherwise (`intranet.core.access`).
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if response.status_code == 405 and _comes_back_to(request):
            return redirect(INTRANET)  # where a form was sent to there may be no page to come back to
        if not request.path_info.startswith(INTRANET) or not request.user.is_authenticated or is_from_script(request):
            return response
        if not hasattr(request, "actor"):  # no view is there
            request.actor = actor_of(request.user, request.session.get(SESSION_KEY))  # type: ignore[attr-defined]
        return in_the_intranet(request, response)  # type: ignore[arg-type]

    def process_view(
        self, request: HttpRequest, view: Callable[..., Any], args: tuple[Any, ...], kwargs: dict[str, Any]
    ) -> HttpResponse | None:
        if not request.path_info.startswith(INTRANET):
            return None
        if not request.user.is_authenticated:
            return None if hasattr(view, "is_open_to_strangers") else lead_to_login(request)
        actor = actor_of(request.user, request.session.get(SESSION_KEY))
        actor = request.actor = replace(actor, opened_on=request.POST.get(OPENED_FIELD, ""))  # type: ignore[attr-defined]
        if _is_form_of_somebody_else(request):
            return _show_nothing_saved(request, is_of_somebody_else=True)
        _bring_back(request, actor)
        is_open = hasattr(view, "is_open_to_strangers") or hasattr(view, "is_open_to_accounts")
        if is_open:
            return None
        if not actor.may_work:
            return redirect("standing")
        return None if request.method in SAFE else _refuse_form_of_another(request, actor)


def lead_to_login(request: HttpRequest) -> HttpResponse:
    """What was sent waits for the person; scripts are told in JSON."""
    if is_from_script(request):
        return JsonResponse({"login": reverse("account_login")}, status=401)
    if request.method in SAFE:
        return redirect_to_login(request.get_full_path())
    if unsent.person_shown(request):  # for a stranger no session is begun, and that is where messages wait
        messages.warning(request, _("You are logged out, so nothing was sent. Log in to go on where you were."))
    return redirect_to_login(keep_unsent(request))


def is_from_script(request: HttpRequest) -> bool:
    return request.get_preferred_type(["text/html", "application/json"]) == "application/json"


def keep_unsent(request: HttpRequest) -> str:
    """Returns the page to come back to, where the person acts for whom they acted."""
    kept = unsent.keep(request)
    if kept and (organisation := whole_number(kept.acting_for)):
        request.session[SESSION_KEY] = organisation
    return unsent.page_of(request)


def _bring_back(request: HttpRequest, actor: Actor) -> None:
    """`request.unsent` is what the person sent in vain, acting for whom they act now: forms are filled with it."""
    waiting = unsent.unsent_of(request)
    if waiting is None or waiting.acting_for != actor.form_value:
        return
    if unsent.is_sent_by(request, waiting):
        unsent.drop(request)
        return
    request.unsent = waiting  # type: ignore[attr-defined]
    if waiting.is_shown_at(request):
        messages.warning(request, waiting.words)
        if waiting.is_button:
            unsent.drop(request)


def _comes_back_to(request: HttpRequest) -> bool:
    waiting: unsent.Unsent | None = getattr(request, "unsent", None)
    return waiting is not None and waiting.is_shown_at(request)


def _is_form_of_somebody_else(request: HttpRequest) -> bool:
    person = unsent.person_shown(request) if request.method == "POST" else ""
    return person not in ("", str(request.user.pk))


def _refuse_form_of_another(request: HttpRequest, actor: Actor) -> HttpResponse | None:
    """Nothing is written when the person acts for another organisation now than when the form was shown. What they
    typed waits until they act for the former again.
    """
    shown_for = request.POST.get(FORM_FIELD, "")
    if shown_for == actor.form_value:
        return None
    if is_from_script(request):
        return JsonResponse({"acting_for": actor.form_value}, status=409)
    unsent.keep(request)
    former = next((one for one in actor.organisations if str(one.pk) == shown_for), None)
    return _show_nothing_saved(request, former=former)


def _show_nothing_saved(request: HttpRequest, **why: Any) -> HttpResponse:
    context = why | {"page": unsent.page_of(request)}
    return render(request, "intranet/members/acting_changed.html", context, status=409)
