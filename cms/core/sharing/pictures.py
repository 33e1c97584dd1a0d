"""What networks are shown beside a link to a page, and where it lies."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtail.images.models import SourceImageIOError

from cms.media.shapes import SHARED

from ..posters import Poster
from .drawing import HEIGHT, WIDTH, draw
from .scene import scene


@dataclass(frozen=True)
class SharedPicture:
    """`address` is absolute, `media_type` as in „image/png”."""

    address: str
    media_type: str
    width: int
    height: int
    alt: str


def shared_photo(picture: Mapping[str, Any]) -> SharedPicture | None:
    """From a PictureBlock's value; None when the picture or its file is gone. One query."""
    if picture["image"] is None:
        return None
    try:
        rendition = picture["image"].get_rendition(SHARED)
    except SourceImageIOError:
        return None
    address = _absolute(rendition.url)
    return SharedPicture(address, "image/jpeg", rendition.width, rendition.height, picture["alt_text"])


def shared_poster(poster: Poster, title: str) -> SharedPicture:
    """Where the worker puts the drawing (`keep_poster`), whether or not it has come to it yet."""
    address = _absolute(default_storage.url(_name(poster, title)))
    return SharedPicture(address, "image/png", WIDTH, HEIGHT, title)


def keep_poster(poster: Poster, title: str) -> bool:
    """Draws it unless it lies there already. Returns whether it drew."""
    name = _name(poster, title)
    if default_storage.exists(name):
        return False
    default_storage.save(name, ContentFile(draw(poster, title)))
    return True


def _name(poster: Poster, title: str) -> str:
    """Another one whenever the picture would look different: browsers and networks keep what they have."""
    looks = f"{scene(poster, WIDTH, HEIGHT)}\n{title}"
    return f"posters/{hashlib.sha256(looks.encode()).hexdigest()[:32]}.png"


def _absolute(url: str) -> str:
    return settings.SITE_URL + url if url.startswith("/") else url
