"""A page with one form: shown, refused with what is wrong, or done."""

from django import forms
from django.http import HttpResponse
from django.shortcuts import render

from .actors import ActorRequest


def show_form(
    request: ActorRequest,
    form: forms.BaseForm,
    *,
    title: str,
    button: str,
    back: str,
    lead: str = "",
    template: str = "intranet/form.html",
) -> HttpResponse:
    """`back` is the address to leave the form for; `template` extends that of the default.

    A form that was sent and is shown again answers 422.
    """
    context = {"form": form, "title": title, "button": button, "back": back, "lead": lead}
    return render(request, template, context, status=422 if form.is_bound else 200)
