"""Uploads to a real web server: many at the same moment, and one in which it is killed."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from threading import Thread

import pytest
import requests
from django.db import transaction

from cms.core.files import storing
from cms.users.models import User
from intranet.core.models import AuditEntry
from intranet.documents.models import Document, Folder
from intranet.documents.services import upkeep
from tests.cms.management.commands.running_portal import Visitor
from tests.intranet import factories
from tests.intranet.servers import kill_everything
from tests.processes import eventually

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def shelf(transactional_db, settings, tmp_path) -> Folder:
    settings.MEDIA_ROOT = tmp_path / "media"  # as the server has it
    return factories.folder("Umowy", is_open=True)


@pytest.fixture
def anna(transactional_db) -> User:
    return factories.member(factories.organisation()).user


def kept(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("library/*") if path.is_file()]


def upload(browser: Visitor, shelf: Folder, *names: str) -> list[requests.Response]:
    """Each file for itself, all at the same moment, from one page."""
    send = browser.form(f"/intranet/documents/folders/{shelf.pk}/add/")
    with ThreadPoolExecutor(len(names)) as pool:
        return list(pool.map(lambda name: send(file=(f"{name}.pdf", f"%PDF-1.7 {name}")), names))


def test_twenty_at_once_meet_no_page_of_an_error(web, anna, shelf, tmp_path):
    names = [f"Umowa {number}" for number in range(20)]
    answers = upload(web(anna), shelf, *names)
    assert [answer.status_code for answer in answers] == [200] * 20
    assert set(Document.objects.values_list("title", flat=True)) == set(names)
    assert len(kept(tmp_path)) == 20


def test_web_killed_in_an_upload_leaves_no_half_of_it(web, anna, shelf, tmp_path, monkeypatch):
    browser = web(anna)
    answers: list[list[requests.Response] | None] = []

    def send() -> None:
        try:
            answers.append(upload(browser, shelf, "Umowa"))
        except requests.ConnectionError:
            answers.append(None)

    sending = Thread(target=send)
    with transaction.atomic():
        Folder.objects.select_for_update().get(depth=1)
        Folder.objects.filter(pk=shelf.pk).update(name=shelf.name)  # nobody else writes
        sending.start()
        eventually(lambda: kept(tmp_path))
        kill_everything(tmp_path)
        sending.join()
    assert answers == [None]
    assert not Document.objects.exists()
    assert not AuditEntry.objects.exists()
    monkeypatch.setattr(storing, "ON_ITS_WAY", timedelta())
    assert upkeep.sweep_files() == 1
    assert not kept(tmp_path)
    upload(web(anna), shelf, "Umowa")
    assert Document.objects.get().title == "Umowa"
