"""A page with one form: shown, refused with what is wrong, or done."""

from collections.abc import Iterator
from contextlib import contextmanager

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpResponse
from django.shortcuts import render

from .actors import ActorRequest
from .drafts.form_drafts import DraftOf, open_draft
from .unsent import refill


def show_form(
    request: ActorRequest,
    form: forms.BaseForm,
    *,
    title: str,
    button: str,
    back: str,
    lead: str = "",
    draft: DraftOf | None = None,
    template: str = "intranet/form.html",
) -> HttpResponse:
    """`back` is the address to leave the form for; `template` extends that of the default;
    `draft` says what is kept of it until it is sent.

    A form that was sent and is shown again answers 422.
    """
    kept = open_draft(request.actor, form, draft) if draft else None
    refill(form, request)
    context = {"form": form, "title": title, "button": button, "back": back, "lead": lead, "draft": kept}
    return render(request, template, context, status=422 if form.is_bound else 200)


@contextmanager
def refused(form: forms.BaseForm, field: str | None = None) -> Iterator[None]:
    """What a service refuses is said at the field that the refusal names, else at `field`; the form is shown again."""
    try:
        yield
    except ValidationError as refusal:
        form.add_error(None if hasattr(refusal, "error_dict") else field, refusal)
