"""What the worker does with pictures."""

from wagtail.images.models import Filter, SourceImageIOError

from . import shapes
from .models import CustomImage


def make_renditions(pk: int) -> None:
    """So that no reader waits for them. No-op for a picture that is gone, or whose file is."""
    image = CustomImage.objects.filter(pk=pk).first()
    if image is not None:
        try:
            image.get_renditions(*(Filter(spec=shape) for shape in shapes.ALL))
        except SourceImageIOError:
            return
