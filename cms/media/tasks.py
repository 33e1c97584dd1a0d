"""What the worker does with pictures."""

from wagtail.images.models import Filter, SourceImageIOError

from cms.core.content_version import bump

from . import shapes
from .models import CustomImage


def make_renditions(pk: int) -> None:
    """So that no reader waits for them; cards show the picture from then on. No-op where it, or its file, is gone."""
    image = CustomImage.objects.filter(pk=pk).first()
    if image is not None:
        try:
            image.get_renditions(*(Filter(spec=shape) for shape in shapes.ALL))
        except SourceImageIOError:
            return
        bump()
