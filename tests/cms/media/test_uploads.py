"""Every door of the editors for pictures and documents: what is taken, what is left out, what a scanner says."""

from collections.abc import Callable
from html import unescape
from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from PIL import Image, ImageSequence
from wagtail.models import Collection

from cms.media import shapes
from cms.media.models import CustomDocument, CustomImage
from tests import factories
from tests.photos import LASTING, SIZE, TRACE, photo
from tests.processes import free_port
from tests.services.clamav import INFECTED_PDF, infected_png

PDF = b"%PDF-1.7\n"


@pytest.fixture(autouse=True)
def _files_of_this_test(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def _one(client: Client, what: str, file: SimpleUploadedFile, prefix: str = "") -> Any:
    sent = {
        f"{prefix}title": "Zamek",
        f"{prefix}file": file,
        f"{prefix}collection": Collection.get_first_root_node().pk,
    }
    return client.post(f"/admin/{what}/{'chooser/create' if prefix else 'add'}/", sent)


def _several(client: Client, what: str, file: SimpleUploadedFile) -> Any:
    sent = {"title": "Zamek", "files[]": file, "collection": Collection.get_first_root_node().pk}
    return client.post(f"/admin/{what}/multiple/add/", sent)


def _chosen(client: Client, what: str, file: SimpleUploadedFile) -> Any:
    return _one(client, what, file, f"{what.removesuffix('s')}-chooser-upload-")


Bring = Callable[[Client, str, SimpleUploadedFile], Any]
every_door = pytest.mark.parametrize("bring", [_one, _several, _chosen])


def said(answer: Any) -> str:
    assert answer.status_code in (200, 302)
    if answer.headers["Content-Type"] == "application/json":
        answer_words = answer.json()
        return unescape(str(answer_words.get("error_message") or answer_words.get("html") or answer_words))
    return unescape(answer.content.decode())


def picture(content: bytes, kind: str = "jpeg", name: str = "zamek") -> SimpleUploadedFile:
    return SimpleUploadedFile(f"{name}.{kind}", content)


def original() -> bytes:
    with CustomImage.objects.get().file.open() as file:
        return bytes(file.read())


@every_door
def test_photograph_tells_nothing_but_what_it_shows(editor_client, bring: Bring):
    said(bring(editor_client, "images", picture(photo())))
    image = CustomImage.objects.get()
    kept = Client().get(image.file.url).getvalue()
    assert kept.startswith(b"\xff\xd8")
    assert TRACE.encode() not in kept
    assert image.file_size == len(kept)
    upright = Image.open(BytesIO(Client().get(image.get_rendition("original|format-jpeg").url).getvalue()))
    assert upright.size == (SIZE[1], SIZE[0])
    for shape in (shapes.CARD["avif"], shapes.CARD["webp"], shapes.SHARED):
        assert TRACE.encode() not in Client().get(image.get_rendition(shape).url).getvalue()


@pytest.mark.parametrize("kind", ["gif", "webp"])
def test_picture_that_moves_moves_on(editor_client, kind):
    said(_one(editor_client, "images", picture(photo(kind, moving=True), kind)))
    frames = []
    for frame in ImageSequence.Iterator(Image.open(BytesIO(original()))):
        frame.load()
        frames.append(round(frame.info["duration"]))
    assert frames == LASTING


@every_door
@pytest.mark.parametrize("kind", ["avif", "gif", "jpeg", "png", "webp"])
def test_picture_that_came_in_part_is_refused_in_words(editor_client, bring: Bring, kind):
    whole = photo(kind)
    for part in (60, len(whole) // 2):
        answer = bring(editor_client, "images", picture(whole[:part], kind))
        assert f"“zamek.{kind}” is broken, or only a part of it has come" in said(answer)
    assert not CustomImage.objects.exists()


@every_door
@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("zamek.gif", b"GIF89a", "“zamek.gif” is broken"),
        ("zamek.gif", photo("png"), "“zamek.gif” ends in .gif, but inside it is PNG: such a file ends in .png"),
        ("zamek.svg", b"<svg onload=alert(1)>", "“zamek.svg” ends in .svg, and no such file is taken"),
        ("zamek.png.exe", photo("png"), "“zamek.png.exe” ends in .exe, and no such file is taken"),
        ("zamek", photo("png"), "“zamek” has no ending that says what it is"),
    ],
)
def test_picture_that_is_none_is_refused_in_words(editor_client, bring: Bring, name, content, words):
    assert words in said(bring(editor_client, "images", SimpleUploadedFile(name, content)))
    assert not CustomImage.objects.exists()


def test_file_that_takes_the_place_of_another_is_looked_at_too(editor_client):
    image = factories.picture()
    sent = {"title": "Zamek", "collection": image.collection_id}
    broken = editor_client.post(f"/admin/images/{image.pk}/", sent | {"file": picture(photo()[:1000])})
    assert "“zamek.jpeg” is broken" in said(broken)
    assert Image.open(BytesIO(original())).format == "PNG"
    editor_client.post(f"/admin/images/{image.pk}/", sent | {"file": picture(photo())})
    assert Image.open(BytesIO(original())).format == "JPEG"
    assert TRACE.encode() not in original()
    editor_client.post(f"/admin/images/{image.pk}/", sent | {"title": "Inny"})
    assert CustomImage.objects.get().title == "Inny"


@pytest.mark.parametrize(("what", "of"), [("images", CustomImage), ("documents", CustomDocument)])
def test_photograph_that_lacks_something_else_tells_nothing_once_it_is_there(editor_client, what, of):
    """Wagtail keeps it aside, as it came, until the rest is said."""
    sent = {"title": "a" * 300, "files[]": picture(photo()), "collection": Collection.get_first_root_node().pk}
    aside = editor_client.post(f"/admin/{what}/multiple/add/", sent).json()["uploaded_file_id"]
    one = what.removesuffix("s")
    names = {"title": "Zamek", "collection": Collection.get_first_root_node().pk}
    editor_client.post(
        f"/admin/{what}/multiple/create_from_uploaded_{one}/{aside}/",
        {f"uploaded-{one}-{aside}-{name}": value for name, value in names.items()},
        headers={"X-Requested-With": "XMLHttpRequest"},
    )
    with of.objects.get().file.open() as file:
        assert TRACE.encode() not in file.read()


@every_door
def test_document_is_taken_under_a_safe_name(editor_client, bring: Bring):
    said(bring(editor_client, "documents", SimpleUploadedFile("Uchwała ?7.PDF", PDF)))
    document = CustomDocument.objects.get()
    assert document.filename == "Uchwała -7.PDF"
    assert Client().get(document.url).getvalue() == PDF


@every_door
@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("wirus.hta", b"echo", "“wirus.hta” ends in .hta, and no such file is taken. Save it as one of these: PDF,"),
        ("oferta.pdf.exe", b"MZ\x90\x00", "“oferta.pdf.exe” ends in .exe, and no such file is taken"),
        ("oferta.pdf", b"MZ\x90\x00", "“oferta.pdf” ends in .pdf, but that is not what is inside"),
        ("oferta.pdf", b"<html><script>", "“oferta.pdf” ends in .pdf, but inside it is HTML"),
    ],
)
def test_document_that_is_not_what_it_says_is_refused_in_words(editor_client, bring: Bring, name, content, words):
    assert words in said(bring(editor_client, "documents", SimpleUploadedFile(name, content)))
    assert not CustomDocument.objects.exists()


def test_form_says_what_is_taken_and_how_much(editor_client, settings):
    page = unescape(editor_client.get("/admin/documents/add/").content.decode())
    assert "What is taken: PDF, Word (docx)," in page
    assert "50.0\xa0MB" in page


def test_document_that_came_before_is_corrected_and_given_out_to_be_kept(editor_client):
    document = CustomDocument.objects.create(title="Skrypt", file=SimpleUploadedFile("wirus.html", b"<script>"))
    CustomDocument.objects.update(name="wirus.hta")
    sent = {"title": "Inny", "collection": document.collection_id}
    editor_client.post(f"/admin/documents/edit/{document.pk}/", sent)
    assert CustomDocument.objects.get().title == "Inny"
    answer = Client().get(document.url)
    assert answer.headers["Content-Disposition"].startswith("attachment")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@every_door
@pytest.mark.parametrize(
    ("what", "of", "name", "infected", "clean"),
    [
        ("images", CustomImage, "zamek.png", infected_png(), photo("png")),
        ("documents", CustomDocument, "uchwala.pdf", INFECTED_PDF, PDF),
    ],
)
def test_scanner_is_asked_at_the_door(scanned, editor_client, bring: Bring, what, of, name, infected, clean):
    words = f"“{name}” has a virus (Eicar-Test-Signature.UNOFFICIAL) and was not kept. Clean it, and upload it again."
    assert words in said(bring(editor_client, what, SimpleUploadedFile(name, infected)))
    assert not of.objects.exists()
    said(bring(editor_client, what, SimpleUploadedFile(name, clean)))
    assert of.objects.count() == 1


@every_door
@pytest.mark.parametrize(("what", "of"), [("images", CustomImage), ("documents", CustomDocument)])
def test_without_an_answer_of_the_scanner_nothing_is_taken(settings, editor_client, bring: Bring, what, of):
    settings.VIRUS_SCANNER = ("127.0.0.1", free_port())
    file = picture(photo()) if what == "images" else SimpleUploadedFile("zamek.jpeg", photo())
    assert "Whether “zamek.jpeg” has a virus cannot be told at the moment" in said(bring(editor_client, what, file))
    assert not of.objects.exists()


def test_no_picture_of_oneself_is_asked_for(editor_client):
    page = editor_client.get("/admin/account/").content.decode()
    assert "name_email" in page
    assert "avatar-avatar" not in page
    editor_client.post("/admin/account/", {"avatar-avatar": picture(photo())})
    assert not editor_client.get("/admin/account/").wsgi_request.user.wagtail_userprofile.avatar
