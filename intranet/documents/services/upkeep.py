"""What happens by the clock: the bin is emptied, and files that nobody names are swept."""

from collections.abc import Iterator
from datetime import timedelta

from django.core.files.storage import default_storage
from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from cms.media.models import CustomDocument

from ..models import Document, Reading, Version
from ..models.version import FOLDER

#: How long what was thrown away can be taken out again.
KEPT_IN_BIN = timedelta(days=30)
#: A file may have come a moment before the record that names it.
ON_ITS_WAY = timedelta(days=1)
#: By folder, the models that name its files; the last one's are the portal's copies, and all else that editors bring.
NAMED_BY: dict[str, tuple[type[Model], ...]] = {FOLDER: (Version, Reading), "documents": (CustomDocument,)}


def empty_bin() -> int:
    """What has lain there for KEPT_IN_BIN and need not be kept is gone for good; its files go with the next sweep.

    Says how many.
    """
    long_ago = timezone.now() - KEPT_IN_BIN
    gone = 0
    due = Document.objects.binned().free_to_go().filter(binned_at__lt=long_ago)
    for pk in due.values_list("pk", flat=True):
        with transaction.atomic():
            found = due.select_for_update().filter(pk=pk)
            gone += sum(1 for document in found if document.delete())
    return gone


def sweep_files() -> int:
    """Deletes the files that nothing names: of uploads that died and of documents that are gone. Says how many."""
    swept = 0
    for folder, models in NAMED_BY.items():
        for name in _kept_files(folder):
            is_old = default_storage.get_modified_time(name) < timezone.now() - ON_ITS_WAY
            if is_old and not any(model._default_manager.filter(file=name).exists() for model in models):
                default_storage.delete(name)
                swept += 1
    return swept


def _kept_files(folder: str) -> Iterator[str]:
    try:
        _folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return  # nothing was ever kept
    yield from (f"{folder}/{name}" for name in files)
