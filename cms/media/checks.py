"""That nothing but pictures is reached by a media address: files of members and documents leave through their views."""

from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, register
from django.core.files.storage import default_storage
from django.urls import Resolver404, resolve

from .views import serve_picture

#: A file such as those that are private; it need not be there.
_PRIVATE = "library/0123456789abcdef"


@register(Tags.security)
def private_files_have_no_address(**kwargs: Any) -> list[CheckMessage]:
    found: list[CheckMessage] = []
    if settings.WAGTAILDOCS_SERVE_METHOD != "serve_view":
        found.append(
            Error(
                f"Documents leave by {settings.WAGTAILDOCS_SERVE_METHOD!r}, past who may see their collection.",
                hint='Set WAGTAILDOCS_SERVE_METHOD to "serve_view".',
                id="visitopolskie.E002",
            )
        )
    address = default_storage.url(_PRIVATE)
    if _leads_past_the_view(address):
        found.append(
            Error(
                f"Private files are reached at addresses such as {address}.",
                hint="Let only cms.media.views.serve_picture answer below MEDIA_URL, and no storage hand out its own.",
                id="visitopolskie.E003",
            )
        )
    return found


def _leads_past_the_view(address: str) -> bool:
    parts = urlsplit(address)
    if parts.netloc:
        return True
    try:
        return resolve(parts.path).func is not serve_picture
    except Resolver404:
        return False
