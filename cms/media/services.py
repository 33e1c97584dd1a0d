"""Pictures whose files are gone."""

from django.core.files.storage import default_storage

from .models import CustomRendition

FOLDER = "images"


def drop_renditions_without_file() -> int:
    """Forget renditions whose file is gone (a deleted folder, another database): they are made again when asked for."""
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
