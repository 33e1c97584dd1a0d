"""Pictures and documents in object storage (S3)."""

from urllib.parse import quote

from django.conf import settings
from storages.backends.s3 import S3Storage


class ObjectStorage(S3Storage):
    """The portal alone reads the bucket: browsers ask for pictures below MEDIA_URL, as they do with files on disk."""

    def url(self, name: str, *args: object, **kwargs: object) -> str:
        return settings.MEDIA_URL + quote(name)
