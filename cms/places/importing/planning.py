"""What is to happen to the place of a row: compared, not yet written."""

from collections.abc import Iterable
from dataclasses import dataclass

from ..models import Place
from .columns import COLUMN_OF
from .facts import Facts, blank_facts, facts_of, set_facts
from .lookups import Lookups
from .merging import Merge, merge
from .report import Kept
from .rows import Row


@dataclass(frozen=True)
class Plan:
    """`before` holds the facts of an existing place; `written` what imports have written into it so far."""

    place: Place
    before: Facts | None
    written: Facts
    merge: Merge

    @property
    def is_new(self) -> bool:
        return self.before is None

    @property
    def is_change(self) -> bool:
        return self.before is not None and bool(self.merge.changes)

    @property
    def kept(self) -> list[Kept]:
        before = self.before or {}
        return [
            Kept(self.place.external_id, COLUMN_OF[field], before[field], files)
            for field, files in self.merge.kept.items()
        ]


def plan_rows(rows: Iterable[Row], lookups: Lookups, *, overwrite: bool) -> list[Plan]:
    """Locks the existing places. The number of queries does not depend on that of rows."""
    places = Place.objects.filter(external_id__in=[row.external_id for row in rows])
    places = places.select_related("kind", "imported").select_for_update(of=("self",))
    places = places.prefetch_related("amenities", "audiences", "further_sections")
    existing = {place.external_id: place for place in places}
    return [
        _plan_change(row, existing[row.external_id], overwrite=overwrite)
        if row.external_id in existing
        else _plan_new(row, lookups)
        for row in rows
    ]


def _plan_new(row: Row, lookups: Lookups) -> Plan:
    place = Place(external_id=row.external_id)
    set_facts(place, row.facts, lookups)
    return Plan(place, None, {}, Merge(changes=row.facts, agreed=row.facts))


def _plan_change(row: Row, place: Place, *, overwrite: bool) -> Plan:
    before, files = facts_of(place), dict(row.facts)
    if before["municipality"] and "municipality" not in files:
        files.pop("county", None)  # it follows from what is known already
    written = place.imported.values if hasattr(place, "imported") else {}
    merged = merge(files=files, current=before, written=blank_facts() | written, overwrite=overwrite)
    return Plan(place, before, written, merged)
