import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage


@pytest.fixture
def stored():
    names = []

    def store(name: str, content: bytes = b"content") -> str:
        names.append(default_storage.save(name, ContentFile(content)))
        return f"/media/{names[-1]}"

    yield store
    for name in names:
        default_storage.delete(name)


@pytest.mark.django_db
def test_picture_is_served_as_what_it_is_and_kept_for_a_year(client, stored):
    answer = client.get(stored("images/castle.png"))
    assert answer.headers["Content-Type"] == "image/png"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert "immutable" in answer.headers["Cache-Control"]
    assert not client.cookies
    answer.close()


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["documents/minutes.pdf", "images/page.html", "images/drawing.svg", "castle.png"])
def test_anything_else_has_no_media_address(client, stored, name):
    assert client.get(stored(name)).status_code == 404


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["images/none.png", "images/../secret-key", "images/%00.png", "images/.png"])
def test_addresses_without_a_picture_are_not_found(client, path):
    assert client.get(f"/media/{path}").status_code == 404
