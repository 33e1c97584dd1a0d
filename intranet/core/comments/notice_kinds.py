"""What people are told about comments. The notice is about the object: its page has the words."""

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..notice_kinds import NoticeKind, register
from ..shared import can_view


def _mentioned(subject: Model) -> str:
    return _("You are mentioned in a comment on “%(object)s”") % {"object": subject}


def _commented(subject: Model) -> str:
    return _("There is a new comment on “%(object)s”") % {"object": subject}


def _url(subject: Model) -> str:
    return f"{subject.get_absolute_url()}#comments"  # type: ignore[attr-defined]


MENTIONED = register(
    NoticeKind(
        code="core.mentioned",
        name=gettext_lazy("Somebody mentions you in a comment"),
        words=_mentioned,
        url=_url,
        may_see=can_view,
    )
)
COMMENTED = register(
    NoticeKind(
        code="core.commented",
        name=gettext_lazy("A comment on what you follow"),
        words=_commented,
        url=_url,
        may_see=can_view,
    )
)
