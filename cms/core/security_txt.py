"""Whom to tell of a hole in the portal (RFC 9116)."""

from datetime import datetime, time, timedelta

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

#: Less than a year, as the RFC wishes: who finds a file that nobody looks after any more sees it.
HOLDS = timedelta(days=180)


def security_txt(request: HttpRequest) -> HttpResponse:
    until = datetime.combine(timezone.localdate() + HOLDS, time(), timezone.get_default_timezone())
    lines = {
        "Contact": f"mailto:{settings.CONTACT_EMAIL}",
        "Expires": until.isoformat(),
        "Preferred-Languages": ", ".join(code for code, _name in settings.LANGUAGES),
        "Canonical": settings.SITE_URL + reverse("security_txt"),
    }
    text = "".join(f"{name}: {value}\n" for name, value in lines.items())
    return HttpResponse(text, content_type="text/plain; charset=utf-8")
