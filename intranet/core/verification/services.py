"""Codes are issued and revoked by services of features, which have asked their policies and write the log."""

from django.db import transaction
from django.db.models import Model
from django.utils import timezone

from ..kinds import about
from ..models import Verifiable
from .codes import new_code


@transaction.atomic
def issue(*, subject: Model) -> Verifiable:
    """The code that holds for it; issued already: the same one. After a revocation it is another."""
    holding = {**about(subject), "revoked_at": None}
    return Verifiable.objects.get_or_create(**holding, defaults={"code": new_code()})[0]


@transaction.atomic
def revoke(*, subject: Model) -> None:
    """From now on the page says that the paper does not hold. None issued, or revoked already: a no-op."""
    Verifiable.objects.filter(**about(subject), revoked_at=None).update(revoked_at=timezone.now())
