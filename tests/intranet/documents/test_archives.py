"""A folder as a ZIP: what the person may read, in its folders, under names that do not meet."""

import unicodedata
import zipfile
from io import BytesIO

import pytest

from intranet.core.models import AuditEntry
from intranet.documents.archives import zip_of
from intranet.members.audiences import keys
from tests.intranet import factories
from tests.intranet.conftest import logged_in


def archive_of(actor, folder) -> zipfile.ZipFile:
    answer = logged_in(actor.user).get(f"/intranet/documents/folders/{folder.pk}/download/")
    assert answer.headers["Content-Type"] == "application/zip"
    return zipfile.ZipFile(BytesIO(answer.getvalue()))


@pytest.fixture
def archive(member, office, shelf) -> zipfile.ZipFile:
    below = factories.folder("Wzory 2026", parent=shelf)
    board = factories.folder("Zarząd", keys.BOARD, parent=shelf)
    for folder, words in ((shelf, "a"), (shelf, "b"), (below, "c"), (board, "d")):
        factories.document(folder, office.user, content=f"%PDF-1.7 {words}".encode())
    return archive_of(member, shelf)


def test_it_holds_what_the_person_may_read_and_nothing_else(archive):
    assert {name: archive.read(name) for name in archive.namelist()} == {
        "statut.pdf": b"%PDF-1.7 a",
        "statut (2).pdf": b"%PDF-1.7 b",
        "Wzory 2026/statut.pdf": b"%PDF-1.7 c",
    }
    assert archive.testzip() is None


def test_each_file_is_noted_for_the_office(archive, member):
    assert AuditEntry.objects.filter(action="downloaded", user=member.user).count() == 3


@pytest.mark.parametrize("number", [1, 3, 12])
def test_it_takes_the_same_queries_whatever_is_in_it(member, office, shelf, number, django_assert_num_queries):
    for _document in range(number):
        factories.document(shelf, office.user)
    client = logged_in(member.user)
    client.get("/intranet/")
    with django_assert_num_queries(8):
        client.get(f"/intranet/documents/folders/{shelf.pk}/download/").getvalue()


def test_names_keep_their_letters(member, office, shelf):
    document = factories.document(shelf, office.user)
    document.versions.update(name="Zażółć – „§” 📄.pdf")
    assert archive_of(member, shelf).namelist() == ["Zażółć – „§” 📄.pdf"]


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("..", "file"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Windows\\wirus.pdf", "wirus.pdf"),
        ("nul.pdf", "_nul.pdf"),
        ("zdj\u202egpj.exe", "zdjgpj.exe"),
        (unicodedata.normalize("NFD", "Łódź święta.pdf"), "Łódź święta.pdf"),
        ("", "file"),
    ],
)
def test_name_that_came_before_is_made_safe(member, office, shelf, name, safe):
    factories.document(shelf, office.user).versions.update(name=name)
    assert archive_of(member, shelf).namelist() == [safe]


def test_names_of_folders_lead_nowhere_else(member, office, shelf):
    for name in ("..", "2025/2026", "a\\b", "CON"):
        factories.document(factories.folder(name, parent=shelf), office.user)
    assert set(archive_of(member, shelf).namelist()) == {
        "file/statut.pdf",
        "2025-2026/statut.pdf",
        "a-b/statut.pdf",
        "_CON/statut.pdf",
    }


def test_no_two_names_meet_where_letters_of_both_sizes_are_one(member, office, shelf):
    below = factories.folder("Wzory", parent=shelf)
    for folder, name in ((shelf, "Statut.pdf"), (shelf, "STATUT.pdf"), (shelf, "wzory"), (below, "a.pdf")):
        factories.document(folder, office.user).versions.update(name=name)
    names = archive_of(member, shelf).namelist()
    assert set(names) == {"Statut.pdf", "STATUT (2).pdf", "wzory (2)", "Wzory/a.pdf"}


def test_archive_is_called_as_the_folder(member):
    folder = factories.folder("Umowy 2025/2026")
    answer = logged_in(member.user).get(f"/intranet/documents/folders/{folder.pk}/download/")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="Umowy 2025-2026.zip"'


def test_nothing_of_the_second_file_is_read_before_the_first_has_left(office, shelf, tmp_path):
    documents = [factories.document(shelf, office.user, content=b"%PDF" + bytes(200_000)) for _two in range(2)]
    parts = iter(zip_of(documents, [], within=shelf))
    next(parts)
    second = documents[1].versions.get()
    second.file.storage.delete(str(second.file.name))
    with pytest.raises(FileNotFoundError):
        list(parts)
