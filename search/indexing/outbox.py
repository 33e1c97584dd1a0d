"""Changes that Elasticsearch is yet to hear of: noted with the change itself, told when it is committed.

Whatever goes wrong in between, the note stays until the server has taken the change.
"""

from collections.abc import Iterable

from django.db import connection
from django.db.transaction import on_commit

from ..engines.elasticsearch import FAILURES, breaker, is_configured
from ..engines.elasticsearch.client import client, patient_client
from ..engines.elasticsearch.index import write
from ..models import Change
from .stored import stored_documents

#: So few are written within the patience that a visitor has.
AT_ONCE = 100


def note(records: Iterable[int]) -> None:
    """In the transaction that changes or deletes them."""
    if not is_configured():
        return
    Change.objects.bulk_create(Change(record=record) for record in records)
    if not any(entry[1] is _tell_if_well for entry in connection.run_on_commit):
        on_commit(_tell_if_well)


def waiting() -> list[int]:
    """Records whose latest change the server may not know."""
    return list(Change.objects.order_by().values_list("record", flat=True).distinct())


def tell(*, patiently: bool = False) -> int:
    """All changes to the server; how many there were. Raises one of FAILURES; what it did not take is kept."""
    told = 0
    while changes := list(Change.objects.order_by("pk").values_list("pk", "record")[:AT_ONCE]):
        latest = {record: change for change, record in changes}
        put = stored_documents(latest)
        drop = latest.keys() - {document.record for document, _stamp in put}
        write(patient_client() if patiently else client(), put, drop, latest)
        Change.objects.filter(pk__in=[change for change, _record in changes]).delete()
        told += len(changes)
    return told


def _tell_if_well() -> None:
    if breaker.is_open():
        return
    try:
        tell()
    except FAILURES as failure:
        breaker.open_because(failure)
