"""A person makes and ends the feeds of their own dates."""

import secrets

from django.db import transaction
from django.utils import timezone

from cms.core.derived_secrets import hash_of

from ..actors import Actor
from ..audit import record
from ..changing import changing
from ..enums import Action
from ..models import Feed


def can_end(actor: Actor, feed: Feed) -> bool:
    return feed.user_id == actor.user.pk


@transaction.atomic
def create_feed(*, actor: Actor, name: str) -> tuple[Feed, str]:
    """With its secret, which cannot be had again. Raises ValidationError."""
    secret = secrets.token_urlsafe(32)
    feed = Feed(user=actor.user, name=name, digest=hash_of(secret))
    feed.full_clean(exclude=["ended_at"])
    feed.save()
    record(actor=actor, action=Action.CREATED, instance=feed)
    return feed, secret


def end_feed(*, actor: Actor, feed: Feed) -> Feed:
    """Whoever reads it reads nothing from the commit on. Ended already: a no-op."""
    with changing(feed, actor, can_end) as feed:
        if feed.ended_at is None:
            feed.ended_at = timezone.now()
            feed.save(update_fields=["ended_at"])
            record(actor=actor, action=Action.ENDED, instance=feed)
    return feed
