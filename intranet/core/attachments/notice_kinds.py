"""What people are told about files. The notice is about the object: its page offers them."""

from django.db.models import Model
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..notice_kinds import NoticeKind, register
from ..shared import can_view


def _attached(subject: Model) -> str:
    return _("There is a new file at “%(object)s”") % {"object": subject}


def _url(subject: Model) -> str:
    return f"{subject.get_absolute_url()}#attachments"  # type: ignore[attr-defined]


ATTACHED = register(
    NoticeKind(
        code="core.attached",
        name=gettext_lazy("A file at what you follow"),
        words=_attached,
        url=_url,
        may_see=can_view,
    )
)
