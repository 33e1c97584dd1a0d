"""Pictures that pages lack."""

from django.core.files.storage import default_storage
from django.db.models import Count, Q
from django_q.tasks import async_task

from . import shapes
from .models import CustomImage, CustomRendition

FOLDER = "images"


def drop_renditions_without_file() -> int:
    """Forget renditions whose file is gone (a deleted folder, another database); `make_missing_renditions` follows."""
    present = {f"{FOLDER}/{name}" for name in _names()}
    lost = [pk for pk, name in CustomRendition.objects.values_list("pk", "file").iterator() if name not in present]
    CustomRendition.objects.filter(pk__in=lost).delete()
    return len(lost)


def _names() -> list[str]:
    """Asked for all at once: object storage would take a request for each."""
    try:
        return default_storage.listdir(FOLDER)[1]
    except FileNotFoundError:
        return []


def make_missing_renditions() -> int:
    """Hands the pictures that lack a shape to the worker. Returns how many."""
    made = Count("renditions__filter_spec", filter=Q(renditions__filter_spec__in=shapes.ALL), distinct=True)
    lacking = CustomImage.objects.annotate(made=made).filter(made__lt=len(shapes.ALL)).values_list("pk", flat=True)
    for image in lacking:
        async_task("cms.media.tasks.make_renditions", image)
    return len(lacking)
