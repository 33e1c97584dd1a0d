"""A page with a form that anybody may send: shown, answered and thanked for without a cookie."""

from collections.abc import Callable
from datetime import timedelta
from typing import Protocol, TypeVar

from django import forms
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, HttpResponseRedirect

from . import errors
from .anonymous_forms import AnonymousForm, comes_from_here, is_too_frequent

LIMIT, PERIOD = 5, timedelta(hours=1)
FormType = TypeVar("FormType", bound=AnonymousForm)
Shown = TypeVar("Shown", bound=AnonymousForm, contravariant=True)


class MessageField(forms.CharField):
    """Words of several lines. A line break counts as one character, as browsers count it; they send two."""

    widget = forms.Textarea

    def to_python(self, value: object) -> str:
        return (super().to_python(value) or "").replace("\r\n", "\n")


class Show(Protocol[Shown]):
    """The page with its form, or with thanks instead when something was sent."""

    def __call__(self, form: Shown, *, sent: bool = False, status: int = 200) -> HttpResponse: ...


def serve_form(
    request: HttpRequest,
    *,
    name: str,
    form_class: type[FormType],
    show: Show[FormType],
    keep: Callable[[FormType], object],
) -> HttpResponse:
    """GET shows the form; POST keeps what it says and redirects to `?sent`.

    Another site's POST is refused (403), so is the one after LIMIT in a PERIOD (429, counted by `name`). A form with
    mistakes is shown again (422).
    """
    if request.method == "POST":
        return _receive(request, name, form_class(request.POST), show, keep)
    if request.method not in ("GET", "HEAD"):
        return HttpResponseNotAllowed(["GET", "HEAD", "POST"])
    return show(form_class(), sent="sent" in request.GET)


def _receive(
    request: HttpRequest, name: str, form: FormType, show: Show[FormType], keep: Callable[[FormType], object]
) -> HttpResponse:
    if not comes_from_here(request):
        return errors.forbidden(request)
    if not form.is_valid():
        return show(form, status=422)
    if is_too_frequent(request, form=name, limit=LIMIT, period=PERIOD):
        return errors.too_many_requests(request, retry_after=int(PERIOD.total_seconds()))
    if not form.is_from_robot:  # a robot is told the same as a person
        keep(form)
    return HttpResponseRedirect(f"{request.path}?sent")
