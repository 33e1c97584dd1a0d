"""A person makes and ends the feeds of their own dates."""

import secrets

from django.db import transaction
from django.utils import timezone

from cms.core.derived_secrets import hash_of

from ..access import require_now
from ..actors import Actor
from ..audit import record
from ..enums import Action
from ..models import Feed
from ..visibility import can_view


@transaction.atomic
def make_feed(*, actor: Actor, name: str) -> tuple[Feed, str]:
    """With its secret, which cannot be had again. Raises ValidationError."""
    secret = secrets.token_urlsafe(32)
    feed = Feed(user=actor.user, name=name, digest=hash_of(secret))
    feed.full_clean(exclude=["ended_at"])
    feed.save()
    record(actor=actor, action=Action.CREATED, instance=feed)
    return feed, secret


@transaction.atomic
def end_feed(*, actor: Actor, feed: Feed) -> Feed:
    """Whoever reads it reads nothing from the commit on."""
    feed = Feed.objects.select_for_update().get(pk=feed.pk)
    require_now(can_view, actor, feed)
    feed.ended_at = timezone.now()
    feed.save(update_fields=["ended_at"])
    record(actor=actor, action=Action.ENDED, instance=feed)
    return feed
