"""The demo's library: eight folders and forty documents in four languages, brought in by who looks after them."""

import csv
from collections.abc import Iterator
from pathlib import Path

from cms.users.models import User
from intranet.core.actors import Actor
from intranet.core.audit import happened
from intranet.members.acting import actor_of

from ..models import Document, Folder
from ..services.documents import create_document
from ..services.folders import create_folder
from ..services.root import root
from . import states
from .contents import file_of
from .dates import came, moments

HERE = Path(__file__).parent


def load_documents() -> None:
    """By way of the services; what a row's state says happens to it once it is there."""
    office = _actor("office@example.org")
    folders: dict[str, Folder] = {}
    for row in _rows("folders"):
        folders[row["name"]] = create_folder(
            actor=office,
            parent=folders[row["above"]] if row["above"] else root(),
            name=row["name"],
            readers=row["readers"].split(),
            is_open=bool(row["is_open"]),
        )
    rows = list(_rows("documents"))
    for row, at in zip(rows, moments(len(rows)), strict=True):
        owner = _actor(row["owner"])
        with happened(at):
            document = _add(owner, folders[row["folder"]], row)
        if happens := states.HAPPENS.get(row["state"]):
            happens(states.Scene(document, row, owner=owner, office=office))
        came(document, at)


def _add(owner: Actor, folder: Folder, row: dict[str, str]) -> Document:
    days = states.days_of(row["state"])
    return create_document(
        actor=owner,
        folder=folder,
        file=file_of(row, is_locked=row["state"] == "unreadable", is_draft=row["state"] in states.WITH_DRAFT),
        title=row["title"],
        language=row["language"],
        tags=row["tags"].split(", "),
        readers=row["readers"].split(),
        review_on=days.get("review_on"),
        expires_on=days.get("expires_on"),
    )


def _actor(email: str) -> Actor:
    return actor_of(User.objects.get(email=email))


def _rows(name: str) -> Iterator[dict[str, str]]:
    with (HERE / f"{name}.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file)
