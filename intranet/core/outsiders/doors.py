"""Pages that people without an account reach by their link."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.db import transaction
from django.db.models import TextChoices
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language, override
from django.utils.translation import gettext_lazy as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from cms.core.derived_secrets import hash_of

from ..access import open_to_strangers
from ..models import Outsider

View = Callable[..., HttpResponse]


class Death(TextChoices):
    """Why a link opens nothing. Said to whoever holds it, and nothing else: neither names nor what it was about."""

    UNKNOWN = "unknown", _("Another link has taken the place of this one, or a piece of its address is missing.")
    ENDED = "ended", _("The office has ended this link.")
    EXPIRED = "expired", _("This link has expired.")


def open_to_outsiders(view: View) -> View:
    """`view(request, outsider, …)` in the outsider's language, for who holds a link that holds.

    The route names the variable part of its path `secret`. What a GET would write is undone: programs that read mail
    open links, so only the button of a page acts.
    """

    @csrf_exempt  # whoever opens it has no cookie yet; the secret is the proof
    @open_to_strangers
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def door(request: HttpRequest, secret: str, **kwargs: Any) -> HttpResponse:
        outsider = Outsider.objects.select_related("invited_by").filter(secret_hash=hash_of(secret)).first()
        with override(outsider.language if outsider else get_language()):
            death = _death_of(outsider)
            return _show_death(request, death) if death else _let_in(view, request, outsider, **kwargs)

    return door


def _let_in(view: View, request: HttpRequest, outsider: Outsider | None, **kwargs: Any) -> HttpResponse:
    if request.method == "POST":
        return view(request, outsider, **kwargs)
    with transaction.atomic():
        response = view(request, outsider, **kwargs)
        transaction.set_rollback(True)
    return response


def _death_of(outsider: Outsider | None) -> Death | None:
    if outsider is None:
        return Death.UNKNOWN
    if outsider.ended_at:
        return Death.ENDED
    is_late = outsider.expires_at is not None and outsider.expires_at <= timezone.now()
    return Death.EXPIRED if is_late else None


def _show_death(request: HttpRequest, death: Death) -> HttpResponse:
    context = {"death": death, "office": settings.CONTACT_EMAIL}
    status = 404 if death == Death.UNKNOWN else 410
    return render(request, "intranet/outsiders/link_dead.html", context, status=status)
