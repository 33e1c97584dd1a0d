"""The picture that stands for a page where others show a link to it."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from wagtail.images.models import SourceImageIOError

from cms.media.shapes import SHARED


@dataclass(frozen=True)
class SharedPicture:
    """`address` is absolute."""

    address: str
    width: int
    height: int
    alt: str


def shared_picture(picture: Mapping[str, Any]) -> SharedPicture | None:
    """From a PictureBlock's value; None when the picture or its file is gone. One query."""
    if picture["image"] is None:
        return None
    try:
        rendition = picture["image"].get_rendition(SHARED)
    except SourceImageIOError:
        return None
    url = rendition.url
    address = settings.SITE_URL + url if url.startswith("/") else url
    return SharedPicture(address, rendition.width, rendition.height, picture["alt_text"])
