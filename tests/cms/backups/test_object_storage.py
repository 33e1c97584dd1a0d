"""Files that lie in a bucket are backed up from it, and restored into one."""

from pathlib import Path

import pytest

from cms.media.models import CustomDocument

from .conftest import CONTENT

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def portal(bucket, portal) -> Path:
    """One that keeps its files in the bucket."""
    return portal


def test_bucket_is_emptied_and_has_its_files_again(bucket, elsewhere, backup, call):
    assert "There are files of a portal already" in call("restore", backup / "archive")
    bucket.objects.all().delete()
    assert "1 files" in call("restore", backup / "archive")
    document = CustomDocument.objects.get()
    assert [entry.key for entry in bucket.objects.all()] == [document.file.name]
    assert document.file.read() == CONTENT


def test_bucket_that_does_not_answer_leaves_nothing(bucket, portal, call, tmp_path, settings):
    options = settings.STORAGES["default"]["OPTIONS"] | {"bucket_name": "another"}
    settings.STORAGES = settings.STORAGES | {"default": settings.STORAGES["default"] | {"OPTIONS": options}}
    said = call("backup", tmp_path / "archive")
    assert "The backup failed, and nothing of it is left" in said
    assert "NoSuchBucket" in said
    assert not list(tmp_path.glob("*archive*"))
