"""The contact form: shown and answered without a cookie."""

from django import forms
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _

from cms.core.anonymous_forms import AnonymousForm
from cms.core.anonymous_pages import MessageField, serve_form

from .models import ContactPage
from .services import receive_message


class ContactForm(AnonymousForm):
    name = forms.CharField(label=_("Your name"), max_length=120, widget=forms.TextInput(attrs={"autocomplete": "name"}))
    email = forms.EmailField(
        label=_("Your e-mail address"), max_length=254, widget=forms.EmailInput(attrs={"autocomplete": "email"})
    )
    text = MessageField(label=_("Your message"), max_length=5000, widget=forms.Textarea(attrs={"rows": 8}))

    field_order = ["name", "email", "text", "website", "stamp"]


def serve_contact_page(page: ContactPage, request: HttpRequest) -> HttpResponse:
    """GET shows the form; POST keeps the message."""

    def show(form: ContactForm, *, sent: bool = False, status: int = 200) -> HttpResponse:
        context = page.get_context(request) | {"form": form, "sent": sent}
        return TemplateResponse(request, page.get_template(request), context, status=status)

    def keep(form: ContactForm) -> None:
        data = form.cleaned_data
        receive_message(name=data["name"], email=data["email"], text=data["text"], language=page.language)

    return serve_form(request, name="contact", form_class=ContactForm, show=show, keep=keep)
