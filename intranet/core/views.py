"""Notices as a person reads them, how often they want mail about what, and the office's audit log."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from . import notices
from .access import open_to_accounts, open_to_strangers, require
from .actors import ActorRequest
from .filters import AuditFilterSet
from .forms import show_form
from .kinds import with_subjects
from .lists import show_list
from .models import AuditEntry
from .notice_forms import NoticeChoicesForm
from .notice_mail import read_unsubscribe_token
from .tables import AuditTable


@require_safe
def audit_log(request: ActorRequest) -> HttpResponse:
    """Every write, for the office."""
    require(request.actor.is_office)
    rows = AuditEntry.objects.select_related("user", "organisation").prefetch_related(with_subjects())
    return show_list(request, rows=rows, table_class=AuditTable, filterset_class=AuditFilterSet)


@require_safe
def notice_list(request: ActorRequest) -> HttpResponse:
    shown = notices.shown_to(request.actor, request.GET.get("page", "1"))
    return render(request, "intranet/notices/notices.html", {"notices": shown})


@require_POST
def mark_seen(request: ActorRequest) -> HttpResponse:
    notices.mark_seen(actor=request.actor)
    return redirect("notices")


@open_to_accounts
def notice_choices(request: ActorRequest) -> HttpResponse:
    form = NoticeChoicesForm(request.POST or None, initial=notices.choices_of(request.user))
    if form.is_valid():
        notices.choose(user=request.user, choices=form.cleaned_data)
        messages.success(request, _("Saved."))
        return redirect("notice_choices")
    return show_form(request, form, title=_("Mail about notices"), button=_("Save"), back=reverse("profile"))


@csrf_exempt  # RFC 8058: the mail program posts by itself, the token is the proof
@open_to_strangers
@require_http_methods(["GET", "HEAD", "POST"])
def unsubscribe(request: HttpRequest, secret: str) -> HttpResponse:
    """GET shows what will end, POST ends it: mail scanners open links."""
    named = read_unsubscribe_token(secret)
    if named is None:
        raise Http404
    pk, kinds = named
    if request.method == "POST":
        notices.stop_mail(user_pk=pk, kinds=kinds)
    context = {"names": notices.names_of(kinds), "is_done": request.method == "POST"}
    return render(request, "intranet/notices/unsubscribe.html", context)
