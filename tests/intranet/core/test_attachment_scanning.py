"""Attachments and viruses: nobody gets what is being checked, or what has one. A real scanner answers."""

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile

from cms.core.files.clamav import ScannerError
from intranet.core import notices
from intranet.core.attachments.services import attach_file, delete_attachment
from intranet.core.attachments.tasks import resume_scans, scan, sweep_files
from intranet.core.following import follow
from intranet.core.models import Attachment
from intranet.members.acting import actor_of
from tests.intranet import factories
from tests.intranet.conftest import logged_in
from tests.processes import free_port
from tests.services.clamav import INFECTED_PDF

CLEAN = b"%PDF-1.7\n"


@pytest.fixture(autouse=True)
def _files_of_this_test(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def outing(hotel):
    return factories.outing(hotel)


@pytest.fixture
def guest(museum, outing):
    actor = actor_of(factories.member(museum).user)
    follow(actor=actor, subject=outing)
    return actor


def attach(actor, outing, content: bytes = CLEAN) -> Attachment:
    return attach_file(actor=actor, subject=outing, file=SimpleUploadedFile("Program.pdf", content))


def page(actor, outing) -> str:
    return logged_in(actor.user).get(outing.get_absolute_url()).content.decode()


def read(actor, attachment):
    return logged_in(actor.user).get(f"/intranet/attachments/{attachment.pk}/", follow=True)


def told(actor) -> list[str]:
    return [notice.words for notice in notices.shown_to(actor)]


def test_file_waits_until_it_is_checked_and_followers_are_told_then(scanned, member, guest, outing):
    attachment = attach(member, outing)
    address = f"/intranet/attachments/{attachment.pk}/"
    assert "is being checked for viruses" in page(guest, outing)
    assert f'href="{address}"' not in page(guest, outing)
    assert "is being checked for viruses" in read(guest, attachment).content.decode()
    assert told(guest) == []
    scan(attachment.pk)
    assert f'href="{address}"' in page(guest, outing)
    assert read(guest, attachment).getvalue() == CLEAN
    assert told(guest) == [f"There is a new file at “{outing}”"]


def test_file_with_a_virus_is_gone_and_its_bringer_told(
    scanned, member, guest, outing, django_capture_on_commit_callbacks
):
    attachment = attach(member, outing, INFECTED_PDF)
    with django_capture_on_commit_callbacks(execute=True):
        scan(attachment.pk)
    assert not attachment.file.storage.exists(str(attachment.file.name))
    assert "Program.pdf" in page(guest, outing)
    assert "had a virus (Eicar-Test-Signature.UNOFFICIAL)" in page(guest, outing)
    assert "had a virus" in read(guest, attachment).content.decode()
    assert told(guest) == []
    assert told(member) == [f"A file that you attached to “{outing}” had a virus and was not kept"]


def test_file_that_is_deleted_meanwhile_is_not_asked_about(scanned, member, outing, django_capture_on_commit_callbacks):
    attachment = attach(member, outing)
    with django_capture_on_commit_callbacks(execute=True):
        delete_attachment(actor=member, attachment=attachment)
    scan(attachment.pk)
    assert "Program.pdf" not in page(member, outing)


def test_scanner_out_of_reach_keeps_it_waiting_and_it_is_asked_again(settings, scanned, member, outing):
    attachment = attach(member, outing)
    address, settings.VIRUS_SCANNER = settings.VIRUS_SCANNER, ("127.0.0.1", free_port())
    with pytest.raises(ScannerError, match="does not answer"):
        scan(attachment.pk)
    assert "is being checked for viruses" in page(member, outing)
    settings.VIRUS_SCANNER = address
    settings.Q_CLUSTER = settings.Q_CLUSTER | {"sync": True}
    resume_scans()
    scan(attachment.pk)  # done by then: a no-op
    assert "viruses" not in page(member, outing)


def test_file_of_an_attachment_that_was_refused_is_not_left_behind(member, outing, tmp_path):
    with pytest.raises(ValidationError):
        attach(member, outing, b"MZ\x90\x00")
    attach(member, outing)
    sweep_files()
    assert [path.name for path in tmp_path.rglob("*") if path.is_file()] == [
        str(Attachment.objects.get().file.name).removeprefix("attachments/")
    ]
