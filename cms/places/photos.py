"""The photographs that stand for places where their pages have some."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from cms.media.models import CustomRendition
from cms.media.shapes import CARD

from .models import PlacePage


@dataclass(frozen=True)
class Photo:
    """One picture, cut for a card, in each format that browsers choose from."""

    avif: CustomRendition
    webp: CustomRendition
    jpeg: CustomRendition


def photos_of(pages: Iterable[PlacePage]) -> dict[int, Photo]:
    """By the page's primary key: the first picture of its gallery. One query, none without pictures.

    A picture that the worker has not cut yet is left out: the poster stands in for it, and no reader waits.
    """
    first = {page.pk: image for page in pages if (image := _first_picture(page))}
    if not first:
        return {}
    cut: dict[int, dict[str, CustomRendition]] = defaultdict(dict)
    for rendition in CustomRendition.objects.filter(
        image__in=set(first.values()), filter_spec__in=CARD.values()
    ).order_by("pk"):
        cut[rendition.image_id][rendition.filter_spec] = rendition
    ready = {
        image: Photo(**{name: found[spec] for name, spec in CARD.items()})
        for image, found in cut.items()
        if len(found) == len(CARD)
    }
    return {page: ready[image] for page, image in first.items() if image in ready}


def _first_picture(page: PlacePage) -> int | None:
    """Its key, from the stored blocks: making them whole would fetch each picture by itself."""
    for block in page.gallery.raw_data:
        if image := block["value"].get("image"):
            return int(image)
    return None
