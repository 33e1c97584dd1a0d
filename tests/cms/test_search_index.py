import pytest
from django.apps import apps

from cms.pages.models import StandardPage
from cms.search_index import rebuild_if_incomplete
from tests import factories

ENTRIES = apps.get_model("wagtailsearch", "IndexEntry").objects


@pytest.fixture
def steps(home) -> list[str]:
    """A page that can be found, and what the rebuilding said."""
    factories.publish(StandardPage(title="Prywatność", slug="privacy", summary="Bez śledzenia."), parent=home)
    rebuild_if_incomplete(lambda step: None)
    return []


def found() -> list[str]:
    return [page.title for page in StandardPage.objects.search("Prywatność")]


def test_complete_index_is_left_alone(steps):
    rebuild_if_incomplete(steps.append)
    assert steps == []
    assert "Prywatność" in found()


@pytest.mark.parametrize("lost", ["all", "one"])
def test_lost_entries_are_noticed_and_made_again(steps, lost):
    entries = ENTRIES.all() if lost == "all" else ENTRIES.filter(content_type__model="standardpage")[:1]
    ENTRIES.filter(pk__in=list(entries.values_list("pk", flat=True))).delete()
    rebuild_if_incomplete(steps.append)
    assert steps == ["Search index"]
    assert "Prywatność" in found()


def test_entries_of_another_database_are_noticed(steps):
    entry = ENTRIES.filter(content_type__model="standardpage").first()
    ENTRIES.filter(pk=entry.pk).update(object_id="999999")
    rebuild_if_incomplete(steps.append)
    assert steps == ["Search index"]
