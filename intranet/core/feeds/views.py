from collections.abc import Iterable

from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, override
from django.views.decorators.http import conditional_page, require_POST, require_safe

from cms.core.calendars import CalendarDate, as_calendar
from cms.core.derived_secrets import hash_of

from ..access import open_to_strangers
from ..actors import Actor, ActorRequest
from ..asking_first import asks_first
from ..features import FEATURES
from ..models import Feed
from ..people import actors_of
from ..unsent import refill
from . import services
from .forms import FeedForm


def feeds(request: ActorRequest) -> HttpResponse:
    """Those of the person, and the form for another. The address of a new one is said once."""
    form = FeedForm(request.POST or None)
    if form.is_valid():
        feed, secret = services.create_feed(actor=request.actor, **form.cleaned_data)
        words = _("Copy the address of the feed “%(name)s” into your calendar program now. It is shown only this once:")
        messages.success(request, f"{words % {'name': feed}} {settings.SITE_URL}{reverse('feed', args=[secret])}")
        return redirect("feeds")
    refill(form, request)
    context = {"feeds": Feed.objects.visible_to(request.actor), "form": form}
    return render(request, "intranet/feeds/feeds.html", context, status=422 if form.is_bound else 200)


@require_POST
@asks_first(
    gettext_lazy("End this feed?"),
    gettext_lazy("Calendar programs that use its address get nothing more, and the address never comes back."),
    button=gettext_lazy("End this feed"),
)
def end(request: ActorRequest, pk: int) -> HttpResponse:
    found = get_object_or_404(Feed.objects.ever_visible_to(request.actor), pk=pk)
    feed = services.end_feed(actor=request.actor, feed=found)
    messages.success(request, _("The feed “%(name)s” has ended.") % {"name": feed})
    return redirect("feeds")


@open_to_strangers
@require_safe
@conditional_page
def feed(request: HttpRequest, secret: str) -> HttpResponse:
    """For calendar programs, which do not log in: who the person is and what they may see is asked at each request."""
    found = Feed.objects.reading(hash_of(secret)).first()
    actors = actors_of([found.user])[found.user_id] if found else []
    if found is None or not actors:
        raise Http404
    with override(found.user.reads), timezone.override(found.user.time_zone):
        dates = _dates_for(actors)
        body = as_calendar(dates, name=_("Dates of the cluster"), uid=f"feed-{found.pk}@visitopolskie")
    headers = {"Cache-Control": "private, no-cache"}
    return HttpResponse(body, content_type="text/calendar; charset=utf-8", headers=headers)


def _dates_for(actors: Iterable[Actor]) -> list[CalendarDate]:
    """What a person sees as any of these, each date once."""
    sources = [feature.dates_for for feature in FEATURES if feature.dates_for]
    found = {date.uid: date for actor in actors for dates_for in sources for date in dates_for(actor)}
    return list(found.values())
