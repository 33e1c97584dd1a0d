"""A server that speaks S3, and a bucket of its own. Fixtures, for the modules that import them."""

from collections.abc import Iterator

import boto3
import pytest
from moto.server import ThreadedMotoServer

from cms.settings import servers

BUCKET = "portal"


@pytest.fixture(scope="module")
def endpoint() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
    server.start()
    _host, port = server.get_host_and_port()
    yield f"http://127.0.0.1:{port}"
    server.stop()


@pytest.fixture
def variables(monkeypatch, endpoint) -> None:
    values = {"BUCKET": BUCKET, "ENDPOINT": endpoint, "ACCESS_KEY": "key", "SECRET_KEY": "secret"}
    for name, value in values.items():
        monkeypatch.setenv(f"S3_{name}", value)


@pytest.fixture
def bucket(settings, variables, endpoint, tmp_path):
    """An empty bucket that the environment names, and no folder that could stand in for it."""
    settings.MEDIA_ROOT = tmp_path / "media"
    settings.STORAGES = settings.STORAGES | {"default": servers.files()}
    keys = {"aws_access_key_id": "key", "aws_secret_access_key": "secret", "region_name": "us-east-1"}
    bucket = boto3.resource("s3", endpoint_url=endpoint, **keys).create_bucket(Bucket=BUCKET)
    yield bucket
    bucket.objects.all().delete()
    assert not settings.MEDIA_ROOT.exists()
