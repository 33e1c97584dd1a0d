"""Files of an object: for who may see it, whatever their names say, and by no other address."""

import zipfile
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from intranet.core.models import Attachment, AuditEntry
from intranet.members.acting import actor_of
from tests.intranet import factories
from tests.intranet.conftest import logged_in
from tests.photos import TRACE, photo

PDF = b"%PDF-1.7\n"


@pytest.fixture(autouse=True)
def _files_of_this_test(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def outing(hotel):
    return factories.outing(hotel)


@pytest.fixture
def guest(museum):
    return actor_of(factories.member(museum).user)


def attach(actor, outing, content: bytes = PDF, name: str = "Program.pdf"):
    sent = {"file": SimpleUploadedFile(name, content), "acting_for": actor.form_value}
    return logged_in(actor.user).post(f"/intranet/on/outings.outing/{outing.pk}/attachments/", sent)


def read(client, attachment) -> Any:
    return client.get(f"/intranet/attachments/{attachment.pk}/")


def delete(actor, attachment):
    path = f"/intranet/attachments/{attachment.pk}/delete/"
    return logged_in(actor.user).post(path, {"acting_for": actor.form_value}, follow=True)


def workbook() -> bytes:
    Workbook().save(file := BytesIO())
    return file.getvalue()


def open_document() -> bytes:
    with zipfile.ZipFile(file := BytesIO(), "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.text")
    return file.getvalue()


def test_file_is_kept_by_who_may_see_the_object(member, guest, outing):
    attach(member, outing, name="Program żółty.pdf")
    page = logged_in(guest.user).get(outing.get_absolute_url()).content.decode()
    attachment = Attachment.objects.get()
    assert "Program żółty.pdf" in page
    assert f"/intranet/attachments/{attachment.pk}/" in page
    answer = read(logged_in(guest.user), attachment)
    assert b"".join(answer.streaming_content) == PDF
    assert answer.headers["Content-Disposition"].startswith("attachment; filename*=utf-8''Program")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Cache-Control"] == "private, no-store"


def test_file_is_not_there_for_who_may_not_see_the_object(client, member, guest, outing):
    attach(member, outing)
    attachment = Attachment.objects.get()
    type(outing).objects.update(is_confidential=True)
    assert read(logged_in(guest.user), attachment).status_code == 404
    assert read(client, attachment).status_code == 302


@pytest.mark.parametrize(("name", "content"), [("Program.pdf", PDF), ("Zdjęcie.png", photo("png"))])
def test_no_media_address_leads_to_the_file(member, outing, name, content):
    attach(member, outing, content, name)
    attachment = Attachment.objects.get()
    client = logged_in(member.user)
    for address in (attachment.file.url, f"{attachment.file.url}.png"):
        assert client.get(address, follow=True).status_code == 404


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("Program.pdf", PDF, "application/pdf"),
        ("Program.webp", photo("webp"), "image/webp"),
        ("Program.xlsx", workbook(), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("Program.odt", open_document(), "application/vnd.oasis.opendocument.text"),
    ],
)
def test_type_is_that_of_the_content(member, outing, name, content, media_type):
    attach(member, outing, content, name)
    assert read(logged_in(member.user), Attachment.objects.get()).headers["Content-Type"] == media_type


@pytest.mark.parametrize("content", [b"<script>alert(1)</script>", b"MZ\x90\x00", b"x", b"PK\x03\x04"])
def test_content_of_no_allowed_kind_is_refused_whatever_the_name_says(member, outing, content):
    answer = attach(member, outing, content, "Program.pdf")
    assert answer.status_code == 422
    assert "“Program.pdf” ends in .pdf, but that is not what is inside" in answer.content.decode()
    assert not Attachment.objects.exists()


@pytest.mark.parametrize("ending", [".exe", ".txt", ".html"])
def test_ending_that_is_not_on_the_list_is_refused_whatever_is_inside(member, outing, ending):
    answer = attach(member, outing, PDF, f"Program.pdf{ending}")
    assert answer.status_code == 422
    words = f"“Program.pdf{ending}” ends in {ending}, and no such file is taken. Save it as one of these: PDF,"
    assert words in answer.content.decode()
    assert not Attachment.objects.exists()


def test_photograph_tells_nothing_but_what_it_shows(member, outing):
    attach(member, outing, photo(), "Zdjęcie.jpg")
    kept = read(logged_in(member.user), Attachment.objects.get()).getvalue()
    assert kept.startswith(b"\xff\xd8")
    assert TRACE.encode() not in kept


def test_picture_that_came_in_part_is_refused_in_words(member, outing):
    answer = attach(member, outing, photo()[:2000], "Zdjęcie.jpg")
    assert answer.status_code == 422
    assert "“Zdjęcie.jpg” is broken, or only a part of it has come" in answer.content.decode()


def test_file_that_is_too_large_is_refused_with_both_sizes(member, outing, settings):
    settings.ATTACHMENT_MAX_BYTES = 1024
    answer = attach(member, outing, PDF + b"x" * 2039)
    assert answer.status_code == 422
    assert "“Program.pdf” has 2.0\xa0KB; at most 1.0\xa0KB is taken." in answer.content.decode()


def test_only_who_keeps_the_object_attaches(guest, outing):
    assert attach(guest, outing).status_code == 403
    assert not Attachment.objects.exists()


def test_deleted_file_is_gone_and_leaves_a_trace(member, office, outing, tmp_path, django_capture_on_commit_callbacks):
    attach(member, outing)
    assert [path for path in tmp_path.rglob("*") if path.is_file()]
    with django_capture_on_commit_callbacks(execute=True):
        delete(member, attachment := Attachment.objects.get())
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]
    assert read(logged_in(member.user), attachment).status_code == 404
    log = logged_in(office.user).get("/intranet/log/?format=csv").content.decode()
    assert "Program.pdf,ended" in log
    assert AuditEntry.objects.count() == 2


def test_file_of_another_person_is_not_deleted(member, guest, outing):
    attach(member, outing)
    assert delete(guest, Attachment.objects.get()).status_code == 403
    assert Attachment.objects.get().file


@pytest.mark.parametrize("number", [1, 3])
def test_page_asks_the_same_whatever_the_number_of_files(member, outing, django_assert_num_queries, number):
    for _ in range(number):
        factories.attachment(outing, member.user)
    client = logged_in(member.user)
    client.get(outing.get_absolute_url())
    with django_assert_num_queries(13):
        client.get(outing.get_absolute_url())
