"""Audiences are worked out when they are stated, so that every question of who may read is one look."""

from collections.abc import Iterable

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import Audience, AudienceKey
from ..models.audience import CODE_LENGTH
from .rules import narrowed


def audience_of(keys: Iterable[str]) -> Audience:
    """The one row that stands for this set. Raises ValidationError for more keys than it has room for."""
    ordered = sorted(set(keys))
    code = " ".join(ordered)
    if len(code) > CODE_LENGTH:
        raise ValidationError(_("These are too many to be named one by one. Choose groups, sectors or everybody."))
    audience, is_new = Audience.objects.get_or_create(code=code)
    if is_new:
        AudienceKey.objects.bulk_create(AudienceKey(audience=audience, key=key) for key in ordered)
    return audience


def own_audience_of(keys: Iterable[str]) -> Audience | None:
    """None for no keys: as what it lies in."""
    stated = list(keys)
    return audience_of(stated) if stated else None


def audience_within(outer: Audience, own: Audience | None) -> Audience:
    """Who may read what lies in `outer` and states `own`."""
    return audience_of(narrowed(outer.key_set, own.key_set)) if own else outer
