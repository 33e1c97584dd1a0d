from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from intranet.documents.models import Folder
from tests.intranet import factories


@pytest.fixture(autouse=True)
def _files_of_this_test(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def shelf(db) -> Folder:
    """Where every member reads and adds."""
    return factories.folder("Umowy", is_open=True)


def pdf(name: str = "Statut_2024.pdf", words: str = "") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, f"%PDF-1.7\n{words}".encode())


def told(actor: Any, **values: Any) -> dict[str, Any]:
    """What a form sends that was shown to this person."""
    return {"acting_for": actor.form_value} | values
