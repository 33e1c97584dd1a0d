"""The contact form: shown and answered without a cookie."""

from datetime import timedelta

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from cms.core import errors
from cms.core.anonymous_forms import AnonymousForm, comes_from_here, is_too_frequent

from .models import ContactPage
from .services import receive_message

LIMIT, PERIOD = 5, timedelta(hours=1)


class ContactForm(AnonymousForm):
    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(label=_("Your e-mail address"), widget=forms.EmailInput(attrs={"autocomplete": "email"}))
    text = forms.CharField(label=_("Your message"), max_length=5000, widget=forms.Textarea(attrs={"rows": 8}))

    field_order = ["name", "email", "text", "website", "stamp"]


def serve_contact_page(page: ContactPage, request: HttpRequest) -> HttpResponse:
    """GET shows the form; POST keeps the message and redirects to `?sent`. Another site's POST is refused (403)."""
    if request.method == "POST":
        return _receive(page, request)
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    return _show(page, request, ContactForm(), sent="sent" in request.GET)


def _receive(page: ContactPage, request: HttpRequest) -> HttpResponse:
    if not comes_from_here(request):
        return errors.forbidden(request)
    form = ContactForm(request.POST)
    if not form.is_valid():
        return _show(page, request, form, status=422)
    if is_too_frequent(request, form="contact", limit=LIMIT, period=PERIOD):
        return errors.too_many_requests(request, retry_after=int(PERIOD.total_seconds()))
    if not form.is_from_robot:  # a robot is told the same as a person
        receive_message(
            name=form.cleaned_data["name"],
            email=form.cleaned_data["email"],
            text=form.cleaned_data["text"],
            language=page.language,
        )
    return HttpResponseRedirect(f"{page.get_url(request)}?sent")


def _show(
    page: ContactPage, request: HttpRequest, form: ContactForm, *, sent: bool = False, status: int = 200
) -> HttpResponse:
    context = page.get_context(request) | {"form": form, "sent": sent}
    return TemplateResponse(request, page.get_template(request), context, status=status)
