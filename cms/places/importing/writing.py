"""Plans become rows. Only places with a history of revisions are written one by one."""

from collections.abc import Sequence

from django.db import transaction
from django_q.tasks import async_task

from cms.core import content_version
from cms.core.signals import findables_changed

from ..models import FurtherSection, ImportedFacts, Place
from ..services import SORT_FIELDS, set_sort_keys
from .drafts import carry_into_draft, is_published_as_revision, publish_changes
from .facts import LISTS, set_facts
from .lookups import Lookups
from .planning import Plan


def write(plans: Sequence[Plan], lookups: Lookups) -> None:
    """To be called in a transaction, with the places locked."""
    new = [plan for plan in plans if plan.is_new]
    revised = [plan for plan in plans if plan.is_change and is_published_as_revision(plan.place)]
    changed = [plan for plan in plans if plan.is_change and not is_published_as_revision(plan.place)]
    _create(new, lookups)
    _change(changed, lookups)
    for plan in revised:
        publish_changes(plan.place, plan.merge.changes, lookups)
    _remember(plans)
    _index_references([plan.place.pk for plan in new + changed])
    if new or changed:
        content_version.bump()
        findables_changed.send(Place, instances=[plan.place for plan in new + changed])


def _create(plans: Sequence[Plan], lookups: Lookups) -> None:
    places = [plan.place for plan in plans]
    set_sort_keys(places)
    Place.objects.bulk_create(places)
    _add_lists(plans, lookups)


def _change(plans: Sequence[Plan], lookups: Lookups) -> None:
    """The live rows, whether drafts wait behind them or not."""
    if not plans:
        return
    for plan in plans:
        set_facts(plan.place, plan.merge.changes, lookups)
    places = [plan.place for plan in plans]
    set_sort_keys(places)
    fields = {field for plan in plans for field in plan.merge.changes} - LISTS
    Place.objects.bulk_update(places, sorted(fields | set(SORT_FIELDS)))
    _remove_lists(plans)
    _add_lists(plans, lookups)
    for plan in plans:
        if plan.place.latest_revision_id:
            carry_into_draft(plan.place, before=plan.before or {}, changes=plan.merge.changes, lookups=lookups)


def _remove_lists(plans: Sequence[Plan]) -> None:
    for field in LISTS:
        changed = [plan.place.pk for plan in plans if field in plan.merge.changes]
        model = FurtherSection if field == "further_sections" else getattr(Place, field).through
        if changed:
            model.objects.filter(place__in=changed).delete()


def _add_lists(plans: Sequence[Plan], lookups: Lookups) -> None:
    FurtherSection.objects.bulk_create(
        FurtherSection(place=plan.place, section=section)
        for plan in plans
        for section in plan.merge.changes.get("further_sections", [])
    )
    for field in ("amenities", "audiences"):
        terms, through = getattr(lookups, field).by_code, getattr(Place, field).through
        column = Place._meta.get_field(field).m2m_reverse_field_name()
        through.objects.bulk_create(
            through(place=plan.place, **{column: terms[code]})
            for plan in plans
            for code in plan.merge.changes.get(field, [])
        )


def _remember(plans: Sequence[Plan]) -> None:
    """What the next import may change again. Nothing is written where nothing is new."""
    facts = [(plan, plan.written | plan.merge.agreed) for plan in plans]
    ImportedFacts.objects.bulk_create(
        [ImportedFacts(place=plan.place, values=values) for plan, values in facts if values != plan.written],
        update_conflicts=True,
        unique_fields=["place"],
        update_fields=["values", "imported_at"],
    )


def _index_references(pks: list[int]) -> None:
    """Bulk writes send no signals: Wagtail learns in the background which places use a kind."""
    if pks:
        transaction.on_commit(lambda: async_task("cms.places.importing.tasks.index_references", pks))
