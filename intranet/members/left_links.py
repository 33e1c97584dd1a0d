"""The link by which who has left the cluster still fetches the organisation's data: one person's, for LIVES."""

from datetime import timedelta

from django.conf import settings
from django.core.signing import BadSignature, TimestampSigner
from django.urls import reverse

from cms.users.models import User

from .enums import OrganisationState
from .models import Organisation

LIVES = timedelta(days=30)
_signer = TimestampSigner(salt="left")


def link_for(organisation: Organisation, user: User) -> str:
    token = _signer.sign_object([organisation.pk, user.pk])
    return settings.SITE_URL + reverse("left_data", args=[token])


def organisation_of(token: str) -> Organisation | None:
    """None when the link is not ours or too old, the person's account is gone, or the organisation is back."""
    try:
        organisation, user = _signer.unsign_object(token, max_age=LIVES)
    except (BadSignature, ValueError):
        return None
    if not User.objects.filter(pk=user, is_active=True).exists():
        return None
    return Organisation.objects.filter(pk=organisation, state=OrganisationState.LEFT).first()
