"""What the library keeps about a person, for their export. Files are the cluster's: the sheet names them only."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

from cms.users.models import User
from intranet.core.own_data import OF_PERSON, Sheet
from intranet.core.words import label_of, name_of

from .models import Approval, Document, ReadingDuty, Version

Row = Mapping[Any, Any]
OF_DOCUMENT = ("title", "folder", "added_at", "state")
OF_VERSION = ("document", "number", "name", "added_at")
OF_DUTY = ("organisation", "state", "confirmed_at", "number")
OF_APPROVAL = ("version", "state", "asked_at", "decided_at", "note")


def _documents(user: User) -> Iterator[Row]:
    return _described(Document.objects.filter(owner=user).select_related("folder"), OF_DOCUMENT)


def _versions(user: User) -> Iterator[Row]:
    return _described(Version.objects.filter(added_by=user).select_related("document"), OF_VERSION)


def _duties(user: User) -> Iterator[Row]:
    for duty in ReadingDuty.objects.filter(user=user).select_related("must_read__document", "organisation"):
        yield {_("document"): str(duty.must_read), **_facts(duty, OF_DUTY)}


def _approvals(user: User) -> Iterator[Row]:
    return _described(Approval.objects.filter(approver=user).select_related("version__document"), OF_APPROVAL)


def _described(rows: Any, fields: tuple[str, ...]) -> Iterator[Row]:
    for one in rows:
        yield _facts(one, fields)


def _facts(one: Any, fields: tuple[str, ...]) -> Row:
    return {name_of(type(one), field): label_of(type(one), field, getattr(one, field)) for field in fields}


OF_PERSON += [
    Sheet(_("Documents you look after"), _documents),
    Sheet(_("Files you brought"), _versions),
    Sheet(_("What you had to read"), _duties),
    Sheet(_("What you had to approve"), _approvals),
]
