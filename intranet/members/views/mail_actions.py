from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import override
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from intranet.core.access import open_to_strangers, require
from intranet.core.mail_actions import MailLink, read

from ..mail_links import Death, Opened, follow_link, open_link


@csrf_exempt  # whoever opens it has no cookie yet; the token is the proof
@open_to_strangers
@require_http_methods(["GET", "HEAD", "POST"])
def mail_action(request: HttpRequest, secret: str) -> HttpResponse:
    """GET shows what would happen, only POST does it: mail scanners open links."""
    link = read(secret)
    if link is None:
        raise Http404
    require(not request.user.is_authenticated or request.user.pk == link.user_pk)
    opened = _follow(link) if request.method == "POST" else open_link(link)
    if isinstance(opened, Death):
        return render(request, "intranet/members/mail_action_dead.html", {"death": opened}, status=410)
    with override(opened.actor.user.reads):
        context = {"opened": opened, "is_done": request.method == "POST"}
        return render(request, "intranet/members/mail_action.html", context)


def _follow(link: MailLink) -> Opened | Death:
    """What the service refuses has changed since the link was opened a moment ago."""
    try:
        return follow_link(link)
    except (ValidationError, PermissionDenied):
        return Death.CHANGED
