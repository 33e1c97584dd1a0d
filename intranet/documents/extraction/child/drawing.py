"""Pages and pictures as pixels, never more of them than the limits."""

from contextlib import closing
from io import BytesIO
from pathlib import Path

import pypdfium2
from PIL import Image, ImageOps

from cms.core.files.media_types import PDF, PICTURES

from .. import limits
from ..outcome import Reason
from .pdfs import opened
from .unreadable import Unreadable

Image.MAX_IMAGE_PIXELS = None  # `picture` has its own limit, and says so
_POINTS_PER_INCH = 72


def thumbnail_of(path: Path, media_type: str) -> bytes:
    """WebP: of a picture, or of the first page of a PDF on white."""
    if media_type not in {PDF, *PICTURES}:
        raise Unreadable(Reason.UNSUPPORTED)
    image = _first_page(path) if media_type == PDF else picture(path)
    image.thumbnail((limits.THUMBNAIL, limits.THUMBNAIL))
    image.save(file := BytesIO(), "WEBP", quality=80)
    return file.getvalue()


def picture(path: Path) -> Image.Image:
    with Image.open(path, formats=["PNG", "JPEG", "WEBP"]) as image:
        if image.width * image.height > limits.PIXELS:
            raise Unreadable(Reason.TOO_LARGE)
        upright = ImageOps.exif_transpose(image)
    return upright.convert("RGBA" if upright.has_transparency_data else "RGB")


def drawn(page: pypdfium2.PdfPage, most_pixels: int = limits.PAGE_PIXELS) -> Image.Image:
    width, height = page.get_size()
    fitting = (most_pixels / max(width * height, 1)) ** 0.5
    return page.render(scale=min(limits.RECOGNISED_DOTS_PER_INCH / _POINTS_PER_INCH, fitting)).to_pil()


def _first_page(path: Path) -> Image.Image:
    with closing(opened(path)) as document, closing(document[0]) as page:
        return drawn(page, most_pixels=4 * limits.THUMBNAIL**2).convert("RGB")
