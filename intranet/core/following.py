"""Follow an object: who does is told of comments on it and of its moves, as long as they may see it."""

from collections.abc import Iterable

from django.db import transaction
from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from cms.users.models import User

from .access import require_now
from .actors import Actor
from .doers import Doer
from .kinds import about, can_be_talked_about
from .models import Follow
from .notice_kinds import NoticeKind
from .notices import notify
from .visibility import can_view, who_sees


def _moved(subject: Model) -> str:
    params = {"object": subject, "state": subject.get_state_display()}  # type: ignore[attr-defined]
    return _("“%(object)s” is now: %(state)s") % params


def _url(subject: Model) -> str:
    return subject.get_absolute_url()  # type: ignore[attr-defined]


MOVED = NoticeKind(
    code="core.followed_moved",
    name=gettext_lazy("The state of what you follow changes"),
    words=_moved,
    url=_url,
)


def is_followed(actor: Actor, subject: Model) -> bool:
    return Follow.objects.of(subject).filter(user=actor.user).exists()


@transaction.atomic
def follow(*, actor: Actor, subject: Model) -> None:
    """From now on. Followed already: a no-op."""
    require_now(can_view, actor, subject)
    begin_following(user=actor.user, subject=subject)


@transaction.atomic
def unfollow(*, actor: Actor, subject: Model) -> None:
    """Not followed: a no-op."""
    end_following(user=actor.user, subject=subject)


def begin_following(*, user: User, subject: Model) -> None:
    """For services that make the object a person's affair; they have asked the policy, the person may undo it."""
    Follow.objects.get_or_create(user=user, **about(subject))


def end_following(*, user: User, subject: Model) -> None:
    Follow.objects.of(subject).filter(user=user).delete()


@transaction.atomic
def tell_followers(*, kind: NoticeKind, subject: Model, occasion: str, besides: Iterable[User]) -> None:
    """All but `besides`. For who may see the object no longer, following ends here, without a word."""
    followers = User.objects.filter(follows__in=Follow.objects.of(subject))
    seeing = who_sees(subject, followers)
    Follow.objects.of(subject).exclude(user__in=seeing).delete()
    notify(kind=kind, users=set(seeing) - set(besides), subject=subject, occasion=occasion)


def tell_followers_of_move(*, subject: Model, actor: Doer, occasion: str) -> None:
    """All but who moved it."""
    if can_be_talked_about(subject):
        besides = [actor.user] if actor.user else []
        tell_followers(kind=MOVED, subject=subject, occasion=occasion, besides=besides)
