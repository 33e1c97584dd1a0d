"""What the page of one document shows to one person."""

from functools import cached_property

from intranet.core.actors import Actor
from intranet.core.audit import timeline_of
from intranet.core.models import Ask, AuditEntry
from intranet.members.models.audience import words_of

from . import policies
from .asks import APPROVAL, READING
from .made import MadeOf
from .models import Document, Folder, MustRead, Version


class DocumentPage:
    def __init__(self, document: Document, *, actor: Actor) -> None:
        self.document, self.actor = document, actor
        self.may_manage = policies.can_manage(actor, document)
        self.may_change = policies.can_change(actor, document)
        self.may_decide_retention = policies.can_decide_retention(actor, document)
        self.may_view_log = policies.can_view_log(actor, document)
        self.may_return = policies.can_return(actor, document)
        self.may_publish = policies.can_publish(actor, document)
        self.is_free = document.checked_out_by_id in (None, actor.user.pk)

    @cached_property
    def readers(self) -> str:
        return words_of([self.document.audience])[self.document.audience_id]

    @cached_property
    def above(self) -> list[Folder]:
        """The folders that it lies in, as far as the person may see them."""
        path = self.document.folder.path
        paths = [path[:end] for end in range(Folder.steplen, len(path) + 1, Folder.steplen)]
        return list(Folder.objects.visible_to(self.actor).filter(path__in=paths))

    @cached_property
    def must_read(self) -> MustRead | None:
        """The demand that holds, else the last one."""
        return MustRead.objects.of(self.document).first()

    @cached_property
    def reading(self) -> Ask | None:
        """What the person has not yet confirmed."""
        if self.must_read is None:
            return None
        return Ask.objects.of(READING, [self.must_read]).open().filter(user=self.actor.user).first()

    @cached_property
    def made(self) -> MadeOf | None:
        return MadeOf(self.document.current) if self.document.current else None

    @property
    def may_demand(self) -> bool:
        is_demanded = self.must_read is not None and not self.must_read.is_over
        return policies.can_require_reading(self.actor, self.document) and not is_demanded

    @cached_property
    def versions(self) -> list[Version]:
        found = list(self.document.versions.for_page())
        for version in found:
            version.document = self.document
        return found

    @cached_property
    def approvals(self) -> list[Ask]:
        """Of the latest version that anybody was asked about."""
        asked = Ask.objects.of(APPROVAL, self.document.versions.all()).for_page()
        found = list(asked.order_by("-object_id", "user__last_name", "pk"))
        return [one for one in found if one.object_id == found[0].object_id]

    @property
    def approval_to_decide(self) -> Ask | None:
        """The person's own."""
        own = (one for one in self.approvals if one.is_open and policies.can_decide_approval(self.actor, one))
        return next(own, None)

    @cached_property
    def timeline(self) -> list[AuditEntry]:
        return timeline_of(self.document, *self.versions, *self.approvals) if self.may_manage else []
