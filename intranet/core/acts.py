"""What people agree to, recorded so that it can be shown later: the exact text, who, for whom, when, how proved."""

from hashlib import sha256

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _

from .actors import Actor
from .authentication import Authentication
from .models import RecordedAct


@transaction.atomic
def record_act(*, actor: Actor, subject: Model, text: str, authentication: Authentication | None) -> RecordedAct:
    """`text` as the person has read it, to the letter. For services of features, which have asked their policy.

    It is a log of its own: no audit entry. Raises ValidationError for who has not just proved who they are.
    """
    if authentication is None or authentication.user_pk != actor.user.pk or not authentication.holds:
        raise ValidationError(
            _("More than five minutes ago you proved that this is you. Do so once more, then confirm.")
        )
    act = RecordedAct(
        user=actor.user,
        organisation=actor.organisation,
        subject=subject,
        text=text,
        sha256=sha256(text.encode()).hexdigest(),
        method=authentication.method,
        proved_at=authentication.at,
    )
    act.full_clean()
    act.save()
    return act
