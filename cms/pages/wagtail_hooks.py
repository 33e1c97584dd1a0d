from typing import Any

from django.http import HttpRequest, HttpResponse
from wagtail import hooks
from wagtail.models import Page

from .contact import serve_contact_page
from .models import ContactPage


@hooks.register("before_serve_page")
def answer_the_form(page: Page, request: HttpRequest, args: list[Any], kwargs: dict[str, Any]) -> HttpResponse | None:
    return serve_contact_page(page, request) if isinstance(page, ContactPage) else None
