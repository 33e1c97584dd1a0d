from collections.abc import Iterable

from django.db.models import Model

from ..actors import Actor
from ..drafts import BrowserCopy, browser_copy
from ..kinds import kind_of
from ..models import Comment


def copy_of_comment(actor: Actor, subject: Model, comments: Iterable[Comment]) -> BrowserCopy:
    """Of a new one; `comments` are all on the subject. It has arrived when there is one more of this person."""
    own = sum(comment.author_id == actor.user.pk for comment in comments)
    return browser_copy(actor, f"comment:{kind_of(subject).code}:{subject.pk}", stamp=own)
