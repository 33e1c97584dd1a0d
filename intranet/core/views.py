"""Notices as a person reads them, how often they want mail about what, and the office's audit log."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse_lazy
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from . import notices
from .access import open_to_accounts, open_to_strangers, require
from .actors import ActorRequest
from .filters import AuditFilterSet
from .form_views import ServiceFormView
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
    rows = AuditEntry.objects.select_related("user", "outsider", "organisation").prefetch_related(with_subjects())
    return show_list(request, rows=rows, table_class=AuditTable, filterset_class=AuditFilterSet)


@require_safe
def notice_list(request: ActorRequest) -> HttpResponse:
    shown = notices.shown_to(request.actor, request.GET.get("page", "1"))
    return render(request, "intranet/notices/notices.html", {"notices": shown})


@require_POST
def mark_seen(request: ActorRequest) -> HttpResponse:
    notices.mark_seen(actor=request.actor)
    return redirect("notices")


@method_decorator(open_to_accounts, name="dispatch")
class ChooseNotices(ServiceFormView):
    form_class = NoticeChoicesForm
    title, button, success = gettext_lazy("Mail about notices"), gettext_lazy("Save"), gettext_lazy("Saved.")
    success_url, back = reverse_lazy("notice_choices"), reverse_lazy("profile")

    def get_initial(self) -> dict[str, str]:
        return notices.choices_of(self.request.user)

    def save(self, form: NoticeChoicesForm) -> None:
        notices.choose(user=self.request.user, choices=form.cleaned_data)


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
