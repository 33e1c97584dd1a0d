"""Search indexes live in the database; one that was lost or never finished is rebuilt before the portal answers.

There are two: Wagtail's, for editors in the admin, and the visitors' of `search`.
"""

from collections.abc import Callable

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db.models import Model
from wagtail.search.index import get_indexed_models

from search.indexing.completeness import is_complete
from search.indexing.writing import rebuild


def rebuild_if_incomplete(say: Callable[[str], None]) -> None:
    if any(_indexed(model) != _present(model) for model in get_indexed_models() if _has_own_rows(model)):
        say("Search index")
        call_command("wagtail_update_index", verbosity=0)
    if not is_complete():
        rebuild(lambda progress: say(f"Visitors' search: {progress}"))


def _indexed(model: type[Model]) -> set[str]:
    entries = apps.get_model("wagtailsearch", "IndexEntry").objects
    of_model = entries.filter(content_type=ContentType.objects.get_for_model(model))
    return set(of_model.values_list("object_id", flat=True))


def _present(model: type[Model]) -> set[str]:
    return {str(pk) for pk in model._default_manager.values_list("pk", flat=True)}


def _has_own_rows(model: type[Model]) -> bool:
    """Parents of multi-table models have no entries of their own: each row is indexed as what it is."""
    return not any(issubclass(other, model) and other is not model for other in get_indexed_models())
