"""By the clock: the bin after thirty days, files that nobody names after one."""

import os
from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from cms.core.files.models import unguessable
from cms.media.models import CustomDocument
from intranet.documents.extraction.names import Job
from intranet.documents.models import Document, Version
from intranet.documents.tasks import tidy_library
from tests.intranet import factories


def make_old(name: str) -> None:
    two_days_ago = (timezone.now() - timedelta(days=2)).timestamp()
    os.utime(default_storage.path(name), (two_days_ago, two_days_ago))


@pytest.mark.parametrize(("days", "is_retained"), [(29, True), (31, False)])
def test_bin_is_emptied_after_thirty_days_with_all_versions_and_their_files(member, shelf, days, is_retained):
    thrown = timezone.now() - timedelta(days=days)
    document = factories.document(shelf, member.user, state="binned", binned_at=thrown)
    factories.version(document)
    files = [str(version.file.name) for version in document.versions.all()]
    for name in files:
        make_old(name)
    tidy_library()
    assert Document.objects.filter(pk=document.pk).exists() == is_retained
    assert [default_storage.exists(name) for name in files] == [is_retained, is_retained]


def test_file_that_nobody_names_is_swept_and_no_other(member, shelf):
    factories.document(shelf, member.user)
    version = Version.objects.get()
    named, made = str(version.file.name), str(factories.made_of(version, Job.PDF).file.name)
    forgotten, on_its_way = (default_storage.save(unguessable(Version.FOLDER), ContentFile(b"x")) for _ in range(2))
    for name in (named, made, forgotten):
        make_old(name)
    tidy_library()
    assert default_storage.exists(named)
    assert default_storage.exists(made)
    assert default_storage.exists(on_its_way)
    assert not default_storage.exists(forgotten)
    assert Version.objects.get().file.read() == b"%PDF-1.7"


def test_copies_on_the_portal_are_swept_when_nothing_names_them(db):
    named = CustomDocument.objects.create(title="Statut", file=ContentFile(b"%PDF-1.7", "statut.pdf")).file.name
    forgotten = default_storage.save("documents/statut.pdf", ContentFile(b"%PDF-1.7"))
    for name in (named, forgotten):
        make_old(name)
    tidy_library()
    assert default_storage.exists(named)
    assert not default_storage.exists(forgotten)


def test_what_was_made_of_a_file_goes_with_it(member, shelf):
    document = factories.document(shelf, member.user)
    made = str(factories.made_of(document.current, Job.THUMBNAIL).file.name)
    make_old(made)
    document.delete()
    tidy_library()
    assert not default_storage.exists(made)


def test_library_without_a_file_is_swept_as_well(db):
    tidy_library()
