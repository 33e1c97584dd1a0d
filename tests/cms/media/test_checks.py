"""The system check fails as soon as a private file could be reached by a media address."""

import pytest
from django.core.checks import run_checks
from django.urls import path
from django.views.static import serve

from cms import urls

#: For ROOT_URLCONF: the media folder as Django's tutorials serve it.
urlpatterns = [path("media/<path:path>", serve, {"document_root": "/nowhere"}), *urls.urlpatterns]


def complaints() -> list[str]:
    return [message.id for message in run_checks() if message.id in ("visitopolskie.E002", "visitopolskie.E003")]


def test_private_files_have_no_address():
    assert complaints() == []


def test_media_folder_that_is_served_as_it_is_fails(settings):
    settings.ROOT_URLCONF = __name__
    assert complaints() == ["visitopolskie.E003"]


@pytest.mark.parametrize("address", ["https://files.example.org/", "//files.example.org/media/"])
def test_storage_with_addresses_of_its_own_fails(settings, address):
    settings.MEDIA_URL = address
    assert complaints() == ["visitopolskie.E003"]


def test_documents_that_leave_past_their_view_fail(settings):
    settings.WAGTAILDOCS_SERVE_METHOD = "redirect"
    assert complaints() == ["visitopolskie.E002"]
