"""The list of all terms of the index, in which near spellings are looked for."""

from hashlib import sha256

from django.db import transaction

from cms.core import content_version

from ..engines import database_engine
from ..models import IndexStamp, Term

BATCH = 5000
_COLUMNS = ("pk", "language", "term", "records")


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
        rows = {(language, term): (pk, number) for pk, language, term, number in Term.objects.values_list(*_COLUMNS)}
        gone = [pk for pair, (pk, _number) in rows.items() if pair not in present]
        for start in range(0, len(gone), BATCH):
            Term.objects.filter(pk__in=gone[start : start + BATCH]).delete()
        Term.objects.bulk_create(
            (
                Term(language=pair[0], term=pair[1], records=number)
                for pair, number in present.items()
                if rows.get(pair, (0, 0))[1] != number
            ),
            batch_size=BATCH,
            update_conflicts=True,
            unique_fields=["language", "term"],
            update_fields=["records"],
        )
        IndexStamp.objects.update(terms_of=version)


def _version() -> str:
    return sha256(content_version.current().encode()).hexdigest()
