"""Pages of the intranet that are not there, not this person's, or only a button's address: with the way back."""

from django.conf import settings
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import render
from django.utils.translation import gettext as _

from cms.core.errors import ErrorPage
from cms.core.paths import INTRANET
from intranet.core.actors import Actor, ActorRequest
from intranet.core.unsent import came_from

STATUSES = (403, 404, 405)
KEPT_HEADERS = ("Allow", "Content-Language")


def in_the_intranet(request: ActorRequest, response: HttpResponse) -> HttpResponse:
    """The answer, in place of one that says the same to visitors of the portal. The person is logged in."""
    if response.status_code not in STATUSES or not isinstance(response, (ErrorPage, HttpResponseNotAllowed)):
        return response
    title, advice = _words(response.status_code, request.actor)
    page = came_from(request)
    is_another = page not in (INTRANET, request.get_full_path())
    context = {"title": title, "advice": advice, "back": page if is_another else "", "office": settings.CONTACT_EMAIL}
    explained = render(request, "intranet/members/error.html", context, status=response.status_code)
    for name in KEPT_HEADERS:
        if name in response.headers:
            explained.headers[name] = response.headers[name]
    return explained


def _words(status: int, actor: Actor) -> tuple[str, str]:
    match status:
        case 403 if actor.organisation:
            advice = _(
                "Your role in %(organisation)s does not allow it. If it ought to, ask its coordinator or the office."
            )
            return _("You may not do that"), advice % {"organisation": actor.organisation}
        case 403:
            return _("You may not do that"), _("It is for others to do. If it ought to be you, ask the office.")
        case 405:
            return _("Nothing has been done"), _("This address belongs to a button: go back and press it there.")
    return (
        _("This is gone, or it is not for you"),
        _("Perhaps it was deleted or moved, or those who may read it are others now. If you need it, ask the office."),
    )
