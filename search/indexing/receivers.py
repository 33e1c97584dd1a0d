"""The index follows every change of what anybody may find, in the same transaction."""

from typing import Any

from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_delete
from wagtail.models import Page, PageViewRestriction
from wagtail.signals import page_published, page_slug_changed, page_unpublished, post_page_move

from cms.core import content_version
from cms.core.content_signals import is_note_of_draft
from cms.core.findable import FindableSource
from cms.core.one_change import follows
from cms.core.signals import findables_changed

from ..models import PromotedPage, Promotion, Synonym
from .pages import page_models
from .sources import keys_of, models, sources
from .writing import refresh


def connect() -> None:
    for signal in (page_published, page_unpublished):
        signal.connect(_changed, dispatch_uid="search")
    for signal in (post_page_move, page_slug_changed):
        signal.connect(_moved, dispatch_uid="search")
    for signal in (post_save, post_delete):
        signal.connect(_restricted, sender=PageViewRestriction, dispatch_uid="search")
    for model in models():
        post_save.connect(_changed, sender=model, dispatch_uid=f"search {model._meta.label}")
        # Of a page, the row of its kind goes first: only then is it nowhere to be read.
        gone = Page if issubclass(model, page_models()) else model
        pre_delete.connect(_goes, sender=gone, dispatch_uid=f"search {gone._meta.label}")
        post_delete.connect(_gone, sender=gone, dispatch_uid=f"search {gone._meta.label}")
    for model in (Synonym, Promotion, PromotedPage):
        for signal in (post_save, post_delete):
            signal.connect(_advised, sender=model, dispatch_uid=f"search {model._meta.label}")
    findables_changed.connect(_told, dispatch_uid="search")


def _changed(sender: type[Model], instance: Any, update_fields: frozenset[str] | None = None, **kwargs: Any) -> None:
    if not is_note_of_draft(update_fields):
        follows(_refresh, [instance])


def _goes(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    """Of an audience, the places it is told of by: afterwards nobody knows them."""
    instance._keys_of_records = set(keys_of([instance]))


def _gone(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    follows(_write, instance._keys_of_records)


def _moved(sender: type[Model], instance: Page, **kwargs: Any) -> None:
    """Addresses change, and whether a page is private."""
    follows(_refresh, instance.get_descendants(inclusive=True).specific())


def _restricted(sender: type[Model], instance: PageViewRestriction, **kwargs: Any) -> None:
    follows(_refresh, instance.page.get_descendants(inclusive=True).specific())


def _told(sender: Any, instances: Any, **kwargs: Any) -> None:
    follows(_refresh, instances)


def _advised(sender: type[Model], **kwargs: Any) -> None:
    """What editors say of finding takes effect at once, in every process."""
    content_version.bump()


def _refresh(instances: set[Any]) -> None:
    follows(_write, keys_of(instances))


def _write(pairs: set[tuple[FindableSource, str]]) -> None:
    """In one order, or two changes could wait for each other."""
    for source in sources():
        if keys := [key for of, key in pairs if of is source]:
            refresh(source, keys)
