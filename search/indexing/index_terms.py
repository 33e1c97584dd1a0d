"""The list of all terms of the index, in which near spellings are looked for."""

from hashlib import sha256

from django.db import transaction

from cms.core import content_version

from ..engines import database_engine
from ..models import IndexStamp, Term

BATCH = 5000


def refresh_terms_if_changed() -> bool:
    """As the worker does by the clock: only when content is not what it was at the last time."""
    if IndexStamp.objects.filter(terms_of=_version()).exists():
        return False
    refresh_terms()
    return True


def refresh_terms() -> None:
    """Bring the list to what the index holds. Only what differs is written, so that nobody waits for it long."""
    version = _version()  # before it is read: what changes meanwhile is for the next time
    present = {(language, term): number for language, term, number in database_engine().terms()}
    with transaction.atomic():
        known = {(row.language, row.term): row for row in Term.objects.all()}
        gone = [row.pk for pair, row in known.items() if pair not in present]
        for start in range(0, len(gone), BATCH):
            Term.objects.filter(pk__in=gone[start : start + BATCH]).delete()
        changed = [row for pair, row in known.items() if pair in present and row.records != present[pair]]
        for row in changed:
            row.records = present[row.language, row.term]
        Term.objects.bulk_update(changed, ["records"], batch_size=BATCH)
        new = (Term(language=pair[0], term=pair[1], records=present[pair]) for pair in present.keys() - known.keys())
        Term.objects.bulk_create(new, batch_size=BATCH)
        IndexStamp.objects.update(terms_of=version)


def _version() -> str:
    return sha256(content_version.current().encode()).hexdigest()
