"""What happens by the clock: the bin is emptied, and files that nobody names are swept."""

from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from cms.core.files.storing import sweep
from cms.media.models import CustomDocument

from ..models import Document, Extraction, Version

#: How long what was thrown away can be taken out again.
KEPT_IN_BIN = timedelta(days=30)


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
    """Deletes the files that nothing names: of uploads that died and of documents that are gone. Says how many.

    Beside the portal's copies lies all else that editors bring.
    """
    return sweep(Version.FOLDER, Version, Extraction) + sweep("documents", CustomDocument)
