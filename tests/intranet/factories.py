"""Members and their people as the services leave them, with defaults that tell no story."""

from datetime import date
from itertools import count
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db.models import Model

from cms.users.addresses import address_proved
from cms.users.models import User
from intranet.core.asks.days import end_of
from intranet.core.models import Ask, Attachment
from intranet.documents.asks import APPROVAL, READING
from intranet.documents.extraction.names import Job
from intranet.documents.models import Document, Extraction, Folder, MustRead, Version
from intranet.documents.services.root import root
from intranet.members.audiences.services import audience_within, own_audience_of
from intranet.members.enums import Role
from intranet.members.groups import BOARD, OFFICE
from intranet.members.models import Membership, Organisation, Proposal, Seat, WorkingGroup
from intranet.members.public_page import public_values

from .example.models import Outing

_number = count(1)


def person(name: str = "", **facts: Any) -> User:
    """An account without an organisation, at an address of its own: „Anna Nowak” has anna.nowak@example.org."""
    name = name or f"Osoba {next(_number)}"
    first_name, last_name = name.split(" ")
    email = f"{first_name}.{last_name}@example.org".lower()
    user = User.objects.create_user(email, None, first_name=first_name, last_name=last_name, **facts)
    address_proved(user)
    return user


def office(name: str = "Barbara Biurowa") -> User:
    return _of_group(name, OFFICE)


def board(name: str = "Zbigniew Zarządzki") -> User:
    return _of_group(name, BOARD)


def _of_group(name: str, group: str) -> User:
    user = person(name)
    user.groups.add(Group.objects.get(name=group))
    return user


def organisation(**facts: Any) -> Organisation:
    number = next(_number)
    values = {"external_id": f"member-{number}", "name": f"Hotel {number}", "sector": "commercial"} | facts
    made = Organisation(**values)
    made.full_clean()
    made.save()
    return made


def member(organisation: Organisation, role: Role = Role.MEMBER, user: User | None = None, **facts: Any) -> Membership:
    return Membership.objects.create(organisation=organisation, user=user or person(), role=role, **facts)


def outing(host: Organisation, **facts: Any) -> Outing:
    values = {"title": "Miody", "day": date(2027, 5, 4), "programme": "Pasieka.", "state": "announced"} | facts
    return Outing.objects.create(host=host, **values)


def attachment(subject: Model, user: User) -> Attachment:
    file = ContentFile(b"%PDF-1.7", "program.pdf")
    facts = {"name": file.name, "media_type": "application/pdf", "size": file.size, "attached_by": user}
    return Attachment.objects.create(subject=subject, file=file, **facts)


def working_group(name: str = "Pakiety", *people: User, **facts: Any) -> WorkingGroup:
    group = WorkingGroup.objects.create(name=name, purpose="Razem.", **facts)
    for user in people:
        Seat.objects.create(group=group, user=user)
    return group


def folder(name: str = "", *readers: str, parent: Folder | None = None, **facts: Any) -> Folder:
    """In the library itself, for `readers` by their access keys; none: as what it lies in."""
    parent, own = parent or root(), own_audience_of(readers)
    made = Folder(name=name or f"Umowy {next(_number)}", own_audience=own, **facts)
    made.audience = audience_within(parent.audience, own)
    parent.add_child(instance=made)
    return Folder.objects.get(pk=made.pk)


def document(folder: Folder, owner: User, *readers: str, content: bytes = b"%PDF-1.7", **facts: Any) -> Document:
    own = own_audience_of(readers)
    audience = audience_within(folder.audience, own)
    made = Document(**{"title": "Statut"} | facts, folder=folder, owner=owner, own_audience=own, audience=audience)
    made.save()
    made.current = version(made, content)
    made.save()
    return made


def version(document: Document, content: bytes = b"%PDF-1.7 2", **facts: Any) -> Version:
    number = document.versions.count() + 1
    file = ContentFile(content, "statut.pdf")
    values = {"name": file.name, "media_type": "application/pdf", "size": file.size, "sha256": f"{number:064}"}
    return Version.objects.create(
        document=document, number=number, file=file, added_by=document.owner, **values | facts
    )


def made_of(version: Any, job: Job, content: bytes = b"%PDF-1.7") -> Extraction:
    """What the worker would have made of the file."""
    return Extraction.objects.create(version=version, job=job, state="done", file=ContentFile(content, "made"))


def corrections(**facts: Any) -> dict[str, Any]:
    """What the form to correct a document sends: all blank but these."""
    blank: dict[str, Any] = {
        "summary": "",
        "language": "",
        "tags": [],
        "readers": [],
        "review_on": None,
        "expires_on": None,
    }
    return {"title": "Statut"} | blank | facts


def must_read(document: Document, **facts: Any) -> MustRead:
    return MustRead.objects.create(
        **{"due_on": date(2027, 5, 4), "asked_by": document.owner} | facts, document=document
    )


def must_read_ask(must_read: MustRead, user: User, organisation: Organisation, **facts: Any) -> Ask:
    values = {"due": end_of(must_read.due_on), "asked_by": must_read.asked_by} | facts
    return Ask.objects.create(kind=READING.code, subject=must_read, user=user, organisation=organisation, **values)


def approval(document: Document, approver: User, **facts: Any) -> Ask:
    """Asked of the version that is valid."""
    values = {"due": end_of(date(2027, 5, 4)), "asked_by": document.owner, "subject": document.current} | facts
    return Ask.objects.create(kind=APPROVAL.code, user=approver, **values)


def proposal(organisation: Organisation, **facts: Any) -> Proposal:
    """A summary for its page, waiting for an editor."""
    values = {"title": organisation.name, "summary": "Blisko zamku.", "sector": organisation.sector} | facts
    return Proposal.objects.create(organisation=organisation, base=public_values(organisation), **values)
