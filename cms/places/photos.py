"""The photographs that stand for places where their pages have some."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from wagtail.images.models import SourceImageIOError

from cms.media.models import CustomImage, CustomRendition
from cms.media.shapes import CARD

if TYPE_CHECKING:
    from .models.place_page import PlacePage


def photos_of(pages: Iterable["PlacePage"]) -> dict[int, CustomRendition]:
    """By the page's primary key: the first picture of its gallery, cut for a card. Two queries, none without pictures.

    A picture whose file is gone is left out: the poster takes its place.
    """
    first = {page.pk: image for page in pages if (image := _first_picture(page))}
    if not first:
        return {}
    images = CustomImage.objects.prefetch_renditions(CARD).in_bulk(set(first.values()))
    photos = {}
    for page, image in first.items():
        try:
            photos[page] = images[image].get_rendition(CARD)
        except (KeyError, SourceImageIOError):
            continue
    return photos


def _first_picture(page: "PlacePage") -> int | None:
    """Its key, from the stored blocks: making them whole would fetch each picture by itself."""
    for block in page.gallery.raw_data:
        if image := block["value"].get("image"):
            return int(image)
    return None
