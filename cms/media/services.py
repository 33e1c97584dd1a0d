"""Pictures whose files are gone."""

from .models import CustomRendition


def drop_renditions_without_file() -> int:
    """Forget renditions whose file is gone (a deleted folder, another database): they are made again when asked for."""
    lost = [
        rendition.pk
        for rendition in CustomRendition.objects.iterator()
        if not rendition.file.storage.exists(rendition.file.name)
    ]
    CustomRendition.objects.filter(pk__in=lost).delete()
    return len(lost)
