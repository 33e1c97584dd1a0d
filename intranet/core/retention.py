"""What nobody needs any more goes by itself: each kind says how long its rows are kept."""

from datetime import timedelta

from django.utils import timezone

from cms.core.do_each import do_each

from .kinds import KINDS, Kind


def forget_old() -> None:
    """By the clock, once a day. One kind that fails stops no other; raises what the first that failed has raised."""
    do_each(_forget, [kind for kind in KINDS.values() if kind.retention])


def _forget(kind: Kind) -> None:
    rule = kind.retention
    if rule:
        before = timezone.now() - timedelta(days=rule.days)
        kind.model._default_manager.filter(**{f"{rule.since}__lt": before}).delete()
