"""What people are told about what they share: a sentence, and the part of the object's page that has the rest."""

from typing import TYPE_CHECKING

from django.db.models import Model

from .notice_kinds import NoticeKind

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


def about_shared(code: str, *, name: "StrPromise", sentence: "StrPromise", part: str) -> NoticeKind:
    """`sentence` names the object as %(object)s; `part` is the id of a heading on its page."""

    def words(subject: Model) -> str:
        return str(sentence) % {"object": subject}

    def url(subject: Model) -> str:
        return f"{subject.get_absolute_url()}#{part}"  # type: ignore[attr-defined]

    return NoticeKind(code=code, name=name, words=words, url=url)
