"""The drill: write, back up meanwhile, write on, restore elsewhere: what was acknowledged before is there."""

import re
from collections.abc import Iterator
from pathlib import Path
from threading import Event, Thread
from urllib.parse import urlsplit

import pytest
from django.utils import timezone

from cms.users.models import User
from intranet.core import notices
from intranet.core.models import Notice
from intranet.documents.models import Document, Folder
from intranet.members import invitation_services, services
from intranet.members.acting import actor_of
from intranet.members.enums import Role
from intranet.members.tasks import mail_invitation, mail_notices
from tests import databases
from tests.cms.management.commands.running_portal import Visitor
from tests.intranet import factories
from tests.intranet.servers import Start, kill_everything
from tests.processes import eventually, kill_all_with
from tests.services.mail_server import MailServer

pytestmark = pytest.mark.django_db(transaction=True)

PASSPHRASE = {"BACKUP_PASSPHRASE": "pięć słów, które nikt nie zna"}


@pytest.fixture
def anna(transactional_db) -> User:
    return factories.member(factories.organisation(name="Hotel Arte")).user


@pytest.fixture
def shelf(transactional_db, settings, tmp_path) -> Folder:
    settings.MEDIA_ROOT = tmp_path / "media"  # as the server has it
    return factories.folder("Umowy", is_open=True)


@pytest.fixture
def elsewhere(transactional_db, tmp_path) -> Iterator[dict[str, str]]:
    """The variables of another machine: an empty folder, an empty database, no keys."""
    folder = tmp_path / "elsewhere"
    folder.mkdir()
    with databases.without_tables(folder) as url:
        yield {"DATA_DIR": str(folder), "DATABASE_URL": url, "SECRET_KEY": "", "LINKS_KEY_FILE": ""}
        kill_all_with(f"DATA_DIR={folder}")


class Talk:
    """Comments one after the other, as long as it goes on; `said` are those that the portal has acknowledged."""

    def __init__(self, browser: Visitor, path: str) -> None:
        self._send = browser.form(path)
        self._is_over = Event()
        self._talking = Thread(target=self._talk)
        self.said: list[str] = []
        self._talking.start()

    def _talk(self) -> None:
        while not self._is_over.is_set():
            text = f"Uwaga {len(self.said) + 1}."
            assert self._send(text=text).ok
            self.said.append(text)

    def end(self) -> None:
        self._is_over.set()
        self._talking.join()


def upload(browser: Visitor, shelf: Folder, name: str) -> bytes:
    content = f"%PDF-1.7 {name}"
    answer = browser.form(f"/intranet/documents/folders/{shelf.pk}/add/")(file=(f"{name}.pdf", content))
    assert answer.ok
    return content.encode()


def links_in_mails(post: MailServer, anna: User) -> tuple[str, str]:
    """One that is derived from the links' key, and one that is signed: an invitation, and the way out of notices."""
    office = actor_of(factories.office())
    hotel = factories.organisation(name="Hotel Nowy")
    invitation = invitation_services.invite(
        actor=office, organisation=hotel, email="jan@example.org", role=Role.MEMBER, language="pl"
    )
    mail_invitation(invitation.pk)
    notices.choose(user=anna, choices={"members.role_given": "daily"})
    services.give_role(actor=office, organisation=hotel, user=anna, role=Role.MEMBER)
    Notice.objects.update(mail_due_at=timezone.now())
    mail_notices(anna.pk)
    invited, noticed = post.received
    body = invited.get_body(("plain",))
    assert body is not None
    (invited_by,) = re.findall(r"https?://\S+/intranet/invitation/\S+", body.get_content())
    return urlsplit(invited_by).path, urlsplit(noticed["List-Unsubscribe"].strip(" <>")).path


def comments(browser: Visitor, document: Document) -> set[str]:
    return set(re.findall(r"Uwaga \d+\.", browser.see(document.get_absolute_url()).text))


def test_everything_acknowledged_before_a_backup_is_there_elsewhere(
    web, start: Start, post, anna, shelf, elsewhere, tmp_path: Path
):
    invitation, way_out = links_in_mails(post, anna)
    browser = web(anna)
    content = upload(browser, shelf, "Statut")
    document = Document.objects.get(title="Statut")
    talk = Talk(browser, f"/intranet/on/documents.document/{document.pk}/comments/")
    eventually(lambda: len(talk.said) > 2)
    acknowledged = set(talk.said)
    archive, keys = str(tmp_path / "backup.tar.gz"), str(tmp_path / "keys")
    assert start("manage.py", "backup", archive, "--keys", keys, **PASSPHRASE).wait() == 0
    written_on = len(talk.said)
    eventually(lambda: len(talk.said) > written_on)
    talk.end()
    upload(browser, shelf, "Późniejszy")
    kill_everything(tmp_path)

    assert start("manage.py", "restore", archive, "--keys", keys, **PASSPHRASE, **elsewhere).wait() == 0
    there = web(anna, **elsewhere)
    there.cookies = browser.cookies  # logged in as before
    assert acknowledged <= comments(there, document)
    assert there.see(f"{document.get_absolute_url()}download/").content == content
    assert "Późniejszy" not in there.see(shelf.get_absolute_url()).text
    stranger = Visitor(there.address)
    assert "Hotel Nowy" in stranger.see(invitation).text
    assert stranger.see(way_out).status_code == 200
