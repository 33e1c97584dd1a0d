"""A worker that is killed while it reads."""

import os
import signal
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone

from intranet.documents.models import Version
from intranet.documents.services.documents import create_document
from intranet.documents.tasks import resume_extraction
from intranet.members.acting import actor_of
from tests.intranet import factories
from tests.processes import eventually

pytestmark = pytest.mark.django_db(transaction=True)
TASK = "import django; django.setup(); from intranet.documents.tasks import read; read({pk})"


@pytest.fixture
def statute(transactional_db, settings, tmp_path) -> Version:
    """Its file is a pipe that nothing comes out of: who reads it waits."""
    settings.MEDIA_ROOT = tmp_path / "media"
    office, shelf = actor_of(factories.office()), factories.folder("Umowy")
    with patch("intranet.documents.services.extraction_queue.async_task"):
        document = create_document(actor=office, folder=shelf, file=ContentFile(b"Walne zebranie.", "statut.txt"))
    version = document.versions.get()
    Path(version.file.path).rename(f"{version.file.path} whole")
    os.mkfifo(version.file.path)
    return version


def test_worker_killed_while_it_reads_a_document_has_it_read_by_another(start, statute):
    worker = start("-c", TASK.format(pk=statute.extractions.get().pk))
    pipe = eventually(lambda: _end_to_write(statute.file.path)) or 0  # the child has it open
    worker.send_signal(signal.SIGKILL)
    worker.wait()
    Path(f"{statute.file.path} whole").rename(statute.file.path)
    os.close(pipe)
    resume_extraction()
    assert not statute.pages.exists()  # another worker may be reading still
    statute.extractions.update(due_at=timezone.now() - timedelta(seconds=1))
    resume_extraction()
    assert statute.pages.get().text.strip() == "Walne zebranie."
    assert statute.extractions.get().attempts == 2


def _end_to_write(path: str) -> int | None:
    try:
        return os.open(path, os.O_WRONLY | os.O_NONBLOCK)
    except OSError:  # nobody reads it yet
        return None
