"""One batch of rows into the database: compared together, written together."""

from collections.abc import Sequence

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from ..models import County
from .lookups import Lookups
from .planning import Plan, plan_rows
from .report import Problem, Report
from .rows import Row
from .writing import write


def save_rows(rows: Sequence[Row], lookups: Lookups, *, overwrite: bool, dry_run: bool) -> Report:
    """All rows in one transaction; where somebody made one of the places meanwhile, each in its own."""
    try:
        with transaction.atomic():
            _wait_for_other_imports()
            plans = plan_rows(rows, lookups, overwrite=overwrite)
            if not dry_run:
                write(plans, lookups)
    except IntegrityError:
        return _save_one_by_one(rows, lookups, overwrite=overwrite)
    return _report(plans)


def _wait_for_other_imports() -> None:
    """The counties are the importers' lock. Editors, whose places refer to them, are not held up (`no_key`)."""
    list(County.objects.select_for_update(no_key=True).order_by("pk"))


def _save_one_by_one(rows: Sequence[Row], lookups: Lookups, *, overwrite: bool) -> Report:
    if len(rows) == 1:
        reason = _("somebody made or changed this place at the same moment. Import the file again.")
        return Report(problems=[Problem(rows[0].line, "id", reason)])
    report = Report()
    for row in rows:
        report.add(save_rows([row], lookups, overwrite=overwrite, dry_run=False))
    return report


def _report(plans: Sequence[Plan]) -> Report:
    created, changed = sum(plan.is_new for plan in plans), sum(plan.is_change for plan in plans)
    kept = [kept for plan in plans for kept in plan.kept]
    return Report(created=created, changed=changed, unchanged=len(plans) - created - changed, kept=kept)
