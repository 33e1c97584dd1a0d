"""The links of people without an account: given, replaced and ended by those whom the subject's policy allows."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from ..access import require_now
from ..actors import Actor
from ..audit import record
from ..enums import Action
from ..models import Outsider

#: May this actor say who answers about this subject?
Policy = Callable[[Actor, Any], bool]


@transaction.atomic
def invite_outsider(
    *,
    actor: Actor,
    policy: Policy,
    subject: Model,
    name: str,
    email: str,
    language: str,
    expires_at: datetime | None = None,
) -> Outsider:
    """The caller locks the subject, and writes the letter that takes the link along. Raises ValidationError."""
    require_now(policy, actor, subject)
    outsider = Outsider(subject=subject, name=name, email=email, language=language, expires_at=expires_at)
    outsider.invited_by = actor.user
    outsider.full_clean()
    outsider.save()
    record(actor=actor, action=Action.CREATED, instance=outsider)
    return outsider


@transaction.atomic
def renew_outsider(*, actor: Actor, policy: Policy, outsider: Outsider, **changes: Any) -> Outsider:
    """Another link, perhaps to another address or until later: from the commit on the former opens nothing.

    Somebody whose link was ended may answer again.
    """
    outsider = _locked(outsider)
    require_now(policy, actor, outsider.subject)
    for name, value in changes.items():
        setattr(outsider, name, value)
    outsider.ended_at = None
    outsider.full_clean()
    outsider.save()
    outsider.renew_secret()
    record(actor=actor, action=Action.CHANGED, instance=outsider)
    return outsider


@transaction.atomic
def end_outsider(*, actor: Actor, policy: Policy, outsider: Outsider) -> Outsider:
    """From the commit on the link opens nothing; what was answered stays. Ended already: a no-op."""
    outsider = _locked(outsider)
    require_now(policy, actor, outsider.subject)
    if outsider.ended_at is None:
        outsider.ended_at = timezone.now()
        outsider.save(update_fields=["ended_at"])
        record(actor=actor, action=Action.ENDED, instance=outsider)
    return outsider


def _locked(outsider: Outsider) -> Outsider:
    return Outsider.objects.select_for_update().get(pk=outsider.pk)
