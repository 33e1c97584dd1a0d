from datetime import timedelta
from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from cms.core.anonymous_forms import is_too_frequent
from cms.core.paths import INTRANET

from ..actors import ActorRequest
from ..kinds import KINDS
from ..models import Draft
from ..visibility import can_view
from . import services
from .forms import SavedTextsForm

#: Savings of one person in a minute: several tabs, each after a pause of two seconds.
LIMIT, PERIOD = 120, timedelta(minutes=1)


@require_POST
def save(request: ActorRequest, kind: str, pk: int, name: str) -> JsonResponse:
    """For the script. Who is logged out is told 401 by the door."""
    if is_too_frequent(request, form=f"draft:{request.user.pk}", limit=LIMIT, period=PERIOD):
        return JsonResponse({"error": _("Too often. Your text is kept in this browser.")}, status=429)
    subject = _subject(request, kind, pk)
    form = SavedTextsForm(request.POST)
    if not form.is_valid():
        return JsonResponse({"error": form.errors.get_json_data()}, status=422)
    try:
        draft = services.save_draft(actor=request.actor, subject=subject, name=name, **form.cleaned_data)
    except services.DraftConflict as conflict:
        mine = form.cleaned_data["texts"]
        return JsonResponse(_told(conflict.draft) | {"texts": conflict.draft.texts, "yours": mine}, status=409)
    except ValidationError as refusal:
        return JsonResponse({"error": " ".join(refusal.messages)}, status=422)
    return JsonResponse(_told(draft))


@require_http_methods(["GET", "HEAD", "POST"])
def draft(request: ActorRequest, pk: int) -> HttpResponse:
    """All that is kept, and the button that drops it."""
    found = get_object_or_404(Draft.objects.visible_to(request.actor), pk=pk)
    back = _page_of(request, found.subject)
    if request.method == "POST":
        services.drop_draft(actor=request.actor, draft=found)
        messages.success(request, _("The draft is dropped."))
        return redirect(back)
    return render(request, "intranet/drafts/draft.html", {"draft": found, "back": back})


def _subject(request: ActorRequest, code: str, pk: int) -> Any:
    """Raises Http404, also for a kind of which nobody sees anything by itself."""
    rows = KINDS[code].rows() if code in KINDS else None
    if (
        rows is not None
        and hasattr(rows, "visible_to")
        and (found := rows.visible_to(request.actor).filter(pk=pk).first())
    ):
        return found
    raise Http404


def _page_of(request: ActorRequest, subject: Any) -> str:
    """That of what it is about, where there is one that the person may still see."""
    is_shown = hasattr(subject, "get_absolute_url") and can_view(request.actor, subject)
    return subject.get_absolute_url() if is_shown else INTRANET


def _told(draft: Draft) -> dict[str, object]:
    at = time_format(timezone.localtime(draft.changed_at), "H:i")
    return {"number": draft.number, "said": _("Draft saved at %(time)s.") % {"time": at}}
