"""Documents of the portal: at an address that stays whatever file they have, for who may see their collection."""

from urllib.parse import unquote

import pytest
from django.core.files.base import ContentFile
from wagtail.models import Collection, CollectionViewRestriction
from wagtail.rich_text import expand_db_html

from cms.media.models import CustomDocument

NAME = "Uchwała – „nr 7” (2026).pdf"


@pytest.fixture(autouse=True)
def _files_of_this_test(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def document(db) -> CustomDocument:
    return CustomDocument.objects.create(title="Uchwała", file=ContentFile(b"%PDF-1.7 old", NAME))


def test_address_names_no_file_and_stays_over_the_next_one(client, document):
    address = document.url
    assert address == f"/documents/{document.uuid}/"
    document.file = ContentFile(b"%PDF-1.7 new", "inna nazwa.pdf")
    document.save()
    assert CustomDocument.objects.get().url == address
    assert client.get(address).getvalue() == b"%PDF-1.7 new"


def test_it_is_kept_by_the_name_that_it_came_with(client, document):
    answer = client.get(document.url)
    assert unquote(answer.headers["Content-Disposition"]).endswith(f"filename*=UTF-8''{NAME}")
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Type"] == "application/pdf"
    document.title = "Inny tytuł"
    document.save()
    assert CustomDocument.objects.get().name == NAME


def test_texts_lead_to_that_address(document):
    assert document.url in expand_db_html(f'<a linktype="document" id="{document.pk}">Uchwała</a>')


def test_private_collection_keeps_it_to_itself(client, document):
    private = Collection.get_first_root_node().add_child(name="Dla zalogowanych")
    CollectionViewRestriction.objects.create(collection=private, restriction_type=CollectionViewRestriction.LOGIN)
    CustomDocument.objects.update(collection=private)
    assert client.get(document.url).status_code == 302


def test_what_is_gone_is_not_found(client, document):
    document.delete()
    assert client.get(document.url, follow=True).status_code == 404
