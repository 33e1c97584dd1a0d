"""Everything that a person can get out of the intranet, as texts to look in."""

from collections.abc import Iterator
from io import BytesIO
from typing import Any
from zipfile import BadZipFile, ZipFile

from django.contrib import admin
from django.db.models import Model
from django.test import Client
from django.urls import reverse

from cms.users.models import User
from intranet.core.models import AuditEntry, Letter
from intranet.core.own_data import sheets_of_organisation, sheets_of_person
from intranet.members.models import Organisation

#: What a list becomes besides a page.
AS_FILES = ("csv", "xlsx")


def pages(client: Client, addresses: list[str], words: str) -> Iterator[tuple[str, str]]:
    """Each address as it is, and the files that it offers; then those of the search for these words."""
    for address in [*addresses, *searches(words)]:
        page = text_of(client.get(address))
        yield address, page
        for query in {f"{address}?format={kind}" for kind in AS_FILES if f"format={kind}" in page}:
            yield query, text_of(client.get(query))


def searches(words: str) -> list[str]:
    return [f"{reverse('intranet_search')}?q={words}", f"{reverse('intranet_suggest')}?q={words}"]


def text_of(answer: Any) -> str:
    """With what stands inside a workbook or an archive."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    try:
        with ZipFile(BytesIO(content)) as archive:
            content = b"\n".join(archive.read(name) for name in archive.namelist())
    except BadZipFile:
        pass
    return content.decode(errors="replace")


def own_data(owner: User | Organisation) -> str:
    sheets = sheets_of_person() if isinstance(owner, User) else sheets_of_organisation()
    return "\n".join(repr([list(row.values()) for row in sheet.rows(owner)]) for sheet in sheets)


def log() -> str:
    return words_of_rows(AuditEntry)


def letters() -> str:
    return words_of_rows(Letter)


def words_of_rows(model: type[Model]) -> str:
    return "\n".join(repr(row) for row in model._default_manager.values())


def django_admin(client: Client) -> Iterator[tuple[str, str]]:
    """Every list, and every object of the intranet that it shows."""
    for model in admin.site._registry:
        name = f"admin:{model._meta.app_label}_{model._meta.model_name}"
        yield name, text_of(client.get(reverse(f"{name}_changelist")))
        pks = model._default_manager.values_list("pk", flat=True) if model.__module__.startswith("intranet") else []
        for pk in pks:
            yield f"{name} {pk}", text_of(client.get(reverse(f"{name}_change", args=[pk]), follow=True))
