"""Pictures and documents in object storage: a server that speaks S3 keeps them, and only the portal asks it."""

from io import BytesIO

import pytest
from django.core.files.base import ContentFile
from django.core.files.images import ImageFile
from django.core.files.storage import storages
from django.core.management.base import CommandError
from PIL import Image

from cms.media import shapes
from cms.media.models import CustomDocument, CustomImage
from cms.media.services import drop_renditions_without_file
from cms.preconditions import require_files
from cms.settings import servers
from intranet.documents.services.documents import create_document
from intranet.documents.tasks import read
from intranet.members.acting import actor_of
from tests.intranet import factories as intranet


@pytest.fixture
def image(db, bucket) -> CustomImage:
    file = BytesIO()
    Image.new("RGB", (1600, 1200), "#44aa77").save(file, "PNG")
    return CustomImage.objects.create(title="Zamek", file=ImageFile(file, name="zamek ż.png"))


def kept(bucket) -> set[str]:
    return {entry.key for entry in bucket.objects.all()}


def test_picture_lies_in_the_bucket_and_is_served_by_the_portal(client, bucket, image):
    rendition = image.get_rendition(shapes.CARD["webp"])
    assert {image.file.name, rendition.file.name} <= kept(bucket)
    assert rendition.url.startswith("/media/images/")
    answer = client.get(rendition.url)
    assert answer.headers["Content-Type"] == "image/webp"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert Image.open(BytesIO(answer.getvalue())).size == (480, 360)


def test_second_picture_of_the_same_name_does_not_replace_the_first(bucket, image):
    other = CustomImage.objects.create(title="Inny", file=ImageFile(BytesIO(image.file.read()), name="zamek ż.png"))
    assert other.file.name != image.file.name


def test_picture_that_is_not_there_is_not_found(client, db, bucket):
    assert client.get("/media/images/none.png").status_code == 404


def test_document_has_no_media_address_but_its_own(editor_client, bucket):
    document = CustomDocument.objects.create(title="Uchwała", file=ContentFile(b"%PDF-1.7", name="uchwala.pdf"))
    assert document.file.name in kept(bucket)
    assert editor_client.get(f"/media/{document.file.name}").status_code == 404
    assert editor_client.get(document.url).getvalue() == b"%PDF-1.7"


def test_rendition_whose_object_is_gone_is_forgotten(bucket, image):
    lost, whole = image.get_rendition(shapes.CARD["jpeg"]), image.get_rendition(shapes.SHARED)
    bucket.Object(lost.file.name).delete()
    assert drop_renditions_without_file() == 1
    assert list(image.renditions.values_list("pk", flat=True)) == [whole.pk]


@pytest.mark.parametrize("wrong", [{"bucket_name": "another"}, {"endpoint_url": "http://127.0.0.1:1"}])
def test_storage_out_of_reach_is_named_before_the_portal_starts(settings, bucket, wrong):
    named = servers.files()
    settings.STORAGES = settings.STORAGES | {"default": named | {"OPTIONS": named["OPTIONS"] | wrong}}
    assert "default" in storages.backends
    with pytest.raises(CommandError, match=r"S3_BUCKET cannot be read; check the S3_… variables"):
        require_files()


def test_document_of_the_library_is_read_from_the_bucket(db, bucket):
    office, shelf = actor_of(intranet.office()), intranet.folder("Umowy")
    document = create_document(actor=office, folder=shelf, file=ContentFile(b"Walne zebranie.", "statut.txt"))
    version = document.versions.get()
    read(version.extractions.get().pk)
    assert version.pages.get().text.strip() == "Walne zebranie."
