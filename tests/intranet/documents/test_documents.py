"""Documents: added by whom the folder is open to, read by whom they are meant for, thrown away and taken out."""

from datetime import timedelta
from html import unescape

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from django.utils import timezone

from intranet.documents.models import Document, Version
from intranet.documents.services import documents
from intranet.members.acting import actor_of
from intranet.members.audiences import keys
from intranet.members.group_services import remove_from_group
from intranet.members.services import end_role
from intranet.search.asking import Question
from tests.intranet import factories
from tests.intranet.conftest import logged_in
from tests.photos import TRACE, photo

from .conftest import pdf, told


def upload(actor, folder, *files, **values):
    sent = told(actor, file=list(files), **values)
    return logged_in(actor.user).post(f"/intranet/documents/folders/{folder.pk}/add/", sent, follow=True)


def read(answer) -> bytes:
    return b"".join(answer.streaming_content)


def test_member_adds_one_and_looks_after_it(member, shelf):
    answer = upload(member, shelf, pdf("Statut_2024-05.pdf", "Treść"), language="pl")
    document = Document.objects.get()
    assert (document.title, document.owner, document.language) == ("Statut 2024-05", member.user, "pl")
    assert answer.redirect_chain[-1][0] == document.get_absolute_url()
    assert (
        read(logged_in(member.user).get(reverse("download_document", args=[document.uuid])))
        == "%PDF-1.7\nTreść".encode()
    )


def test_of_many_the_good_ones_are_kept_and_the_others_named(member, shelf):
    broken = SimpleUploadedFile("strona.html.exe", b"MZ\x90\x00\x03")
    answer = upload(member, shelf, pdf("a.pdf", "1"), broken, pdf("b.pdf", "2"))
    assert answer.status_code == 422
    assert "strona.html.exe" in answer.content.decode()
    assert set(Document.objects.values_list("title", flat=True)) == {"a", "b"}


@pytest.mark.parametrize("ending", [".hta", ".bat", ".js", ".ps1", ".url"])
def test_what_a_computer_would_run_is_refused_by_its_ending(member, shelf, ending):
    answer = upload(member, shelf, SimpleUploadedFile(f"Statut.txt{ending}", b"echo Statut"))
    assert answer.status_code == 422
    words = unescape(answer.content.decode())
    assert f"“Statut.txt{ending}” ends in {ending}, and no such file is taken. Save it as one of these: PDF," in words
    assert not Document.objects.exists()


def test_what_was_taken_before_is_kept_by_its_reader_and_no_page_of_ours(member, shelf):
    old = factories.document(shelf, member.user, content=b"<script>")
    old.versions.update(name="../wirus\r\n.hta", media_type="text/plain")
    answer = logged_in(member.user).get(reverse("download_document", args=[old.uuid]))
    assert answer.getvalue() == b"<script>"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="wirus.hta"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_photograph_tells_nothing_but_what_it_shows(member, shelf):
    upload(member, shelf, SimpleUploadedFile("Zamek.jpg", photo()))
    version = Version.objects.get()
    kept = logged_in(member.user).get(reverse("download_document", args=[version.document.uuid])).getvalue()
    assert kept.startswith(b"\xff\xd8")
    assert TRACE.encode() not in kept
    assert version.size == len(kept)
    same = upload(member, shelf, SimpleUploadedFile("Ta sama.jpg", kept))
    assert "is in the library already" in same.content.decode()


def test_picture_that_came_in_part_is_refused_in_words(member, shelf):
    answer = upload(member, shelf, SimpleUploadedFile("Zamek.png", photo("png")[:2000]))
    assert answer.status_code == 422
    assert "“Zamek.png” is broken, or only a part of it has come" in answer.content.decode()


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("Zażółć gęślą jaźń – „§”.pdf", "Zażółć gęślą jaźń – „§”.pdf"),
        ("📄 Plan (1) 👩\u200d💻.pdf", "📄 Plan (1) 👩💻.pdf"),  # what nobody sees is left out …
        ("\u202efdp.exe.pdf", "fdp.exe.pdf"),  # … above all what would turn a name round
        ("a" * 200 + ".pdf", "a" * 127 + "…" + "a" * 16 + ".pdf"),
    ],
)
def test_names_survive_a_round_trip(member, shelf, name, kept):
    upload(member, shelf, pdf(name))
    version = Version.objects.get()
    assert version.name == kept
    answer = logged_in(member.user).get(reverse("download_document", args=[version.document.uuid]))
    assert answer.headers["Content-Disposition"].startswith("attachment; filename")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def test_same_file_is_recognised_and_added_again_when_it_is_wanted_twice(member, coordinator, shelf):
    upload(member, shelf, pdf("Statut.pdf"))
    answer = upload(coordinator, shelf, pdf("kopia.pdf"))
    assert "“kopia.pdf” is in the library already: “Statut” in “Umowy”." in answer.content.decode()
    assert Document.objects.count() == 1
    upload(coordinator, shelf, pdf("kopia.pdf"), is_wanted_twice="on")
    assert Document.objects.count() == 2


def test_same_file_that_one_may_not_see_is_not_told_of(member, office, shelf):
    upload(office, factories.folder("Zarząd", keys.BOARD), pdf("Tajne.pdf"))
    upload(member, shelf, pdf("kopia.pdf"))
    assert Document.objects.get(title="kopia").owner == member.user


def test_too_large_a_file_is_refused_with_what_would_be_right(member, shelf, settings):
    settings.DOCUMENT_MAX_BYTES = 1024
    answer = upload(member, shelf, pdf("duży.pdf", "x" * 2000))
    assert "“duży.pdf” has 2.0\xa0KB; at most 1.0\xa0KB is taken." in answer.content.decode()
    assert not Document.objects.exists()


def test_full_library_takes_no_more_and_keeps_no_file(member, shelf, settings, tmp_path):
    settings.DOCUMENT_QUOTA_BYTES = 5
    answer = upload(member, shelf, pdf())
    assert "The library is full" in answer.content.decode()
    assert not Document.objects.exists()
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_narrowed_document_is_out_of_sight_of_the_others_at_once(office, member, hotel, museum, shelf):
    guest = actor_of(factories.member(museum).user)
    document = factories.document(shelf, office.user, title="Cennik")
    assert Question("cennik", actor=guest).hits
    facts = factories.corrections(title="Cennik", readers=[keys.of_organisation(hotel.pk)])
    documents.update_document(actor=office, document=document, **facts)
    assert logged_in(guest.user).get(document.get_absolute_url()).status_code == 404
    assert Question("cennik", actor=guest).counts == {}
    assert logged_in(member.user).get(document.get_absolute_url()).status_code == 200


def test_history_says_in_words_who_could_read_and_who_can(office, hotel, shelf):
    document = factories.document(shelf, office.user, keys.BOARD)
    facts = factories.corrections(readers=[keys.of_organisation(hotel.pk), keys.BOARD])
    documents.update_document(actor=office, document=document, **facts)
    shown = logged_in(office.user).get(document.get_absolute_url()).content.decode()
    assert f"<del>The board</del> → <ins>{hotel}, the board</ins>" in shown


def test_list_marks_what_is_no_longer_valid_and_files_do_not(office, shelf):
    yesterday = timezone.localdate() - timedelta(days=1)
    factories.document(shelf, office.user, title="Cennik", expires_on=yesterday)
    factories.document(shelf, office.user, title="Statut", expires_on=timezone.localdate())
    client = logged_in(office.user)
    assert client.get(shelf.get_absolute_url()).content.decode().count("no longer valid") == 1
    rows = client.get(shelf.get_absolute_url(), {"format": "csv"}).content.decode()
    assert "Cennik," in rows
    assert "no longer valid" not in rows


def test_who_has_left_reads_nothing_more(office, hotel, shelf):
    membership = factories.member(hotel)
    document = factories.document(shelf, office.user)
    client = logged_in(membership.user)
    address = reverse("download_document", args=[document.uuid])
    assert client.get(address).status_code == 200
    end_role(actor=office, membership=membership)
    assert client.get(address).status_code == 302


def test_working_group_reads_what_is_its_own_until_the_seat_ends(office, museum, anna, shelf):
    factories.member(museum, user=anna)
    group = factories.working_group("Pakiety", anna)
    own = factories.document(shelf, office.user, keys.of_group(group.pk), title="Cennik pakietów")
    client, address = logged_in(anna), reverse("download_document", args=[own.uuid])
    assert client.get(address).status_code == 200
    assert Question("cennik", actor=actor_of(anna)).hits
    remove_from_group(actor=office, seat=group.seats.get())
    assert client.get(address).status_code == 404
    assert "Cennik" not in client.get(shelf.get_absolute_url()).content.decode()
    assert Question("cennik", actor=actor_of(anna)).counts == {}


def test_moved_document_is_read_by_who_reads_there(office, member, shelf):
    board = factories.folder("Zarząd", keys.BOARD)
    document = factories.document(shelf, office.user)
    logged_in(office.user).post(f"/intranet/documents/{document.uuid}/move/", told(office, into=board.pk))
    assert logged_in(member.user).get(document.get_absolute_url()).status_code == 404


def test_binned_one_is_seen_by_its_owner_alone_and_comes_back(office, member, coordinator, shelf):
    document = factories.document(shelf, member.user)
    client = logged_in(member.user)
    client.post(f"/intranet/documents/{document.uuid}/bin/", told(member))
    assert logged_in(coordinator.user).get(document.get_absolute_url()).status_code == 404
    assert document.title in client.get("/intranet/documents/bin/").content.decode()
    assert document.title not in client.get(shelf.get_absolute_url()).content.decode()
    client.post(f"/intranet/documents/{document.uuid}/take-out/", told(member))
    assert logged_in(coordinator.user).get(document.get_absolute_url()).status_code == 200


def test_media_addresses_lead_to_no_document(member, shelf, client):
    upload(member, shelf, pdf())
    assert client.get(f"/media/{Version.objects.get().file.name}", follow=True).status_code == 404


def test_list_is_filtered_by_tag_and_plain_letters(office, member, shelf):
    contract = factories.document(shelf, office.user, title="Umowa łódzka")
    contract.tags.set(["targi"])
    factories.document(shelf, office.user, title="Regulamin")
    for query in ("words=lodz", "tag=Targi"):
        shown = logged_in(member.user).get(f"/intranet/documents/?{query}").content.decode()
        assert "Umowa łódzka" in shown
        assert "Regulamin" not in shown
