"""Which writes are changes of content: see `content_version`."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db.models import Model
from django.db.models.signals import m2m_changed, post_delete, post_save, pre_save
from wagtail.signals import page_slug_changed, post_page_move

from .content_version import bump

#: Every app of the house has content, except for SILENT; of other apps the models named here.
HOUSE = ("cms.", "home")
WAGTAILS = frozenset({"wagtailcore.page", "wagtailcore.pageviewrestriction", "wagtailcore.site", "wagtailcore.locale"})

#: Apps and models whose rows no reader sees, or, as renditions, that are made by reading.
SILENT = frozenset(
    {
        "cms_core.contentversion",
        "cms_core.failedschedule",
        "home.demoload",
        "media.customrendition",
        "pages.contactmessage",
        "places.importedfacts",
        "places.mistakereport",
        "translations",
        "users",
    }
)

#: What saving a draft writes into the live row.
DRAFT_FIELDS = frozenset({"draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"})


def connect() -> None:
    """One model at a time: a receiver for all would make Django load every row that it deletes, sessions included."""
    for model in _content_models():
        uid = f"content version {model._meta.label}"
        pre_save.connect(_judge, sender=model, dispatch_uid=uid)
        post_save.connect(_saved, sender=model, dispatch_uid=uid)
        post_delete.connect(_changed, sender=model, dispatch_uid=uid)
        m2m_changed.connect(_related, sender=model, dispatch_uid=uid)
    for signal in (post_page_move, page_slug_changed):
        signal.connect(_changed, dispatch_uid="content version")


def _content_models() -> Iterator[type[Model]]:
    for config in apps.get_app_configs():
        is_ours = config.name.startswith(HOUSE) and config.label not in SILENT
        for model in config.get_models(include_auto_created=True):
            label = model._meta.label_lower
            if label in WAGTAILS or (is_ours and label not in SILENT):
                yield model


def is_note_of_draft(update_fields: Iterable[str] | None) -> bool:
    """Whether a save of these fields (None: of all) writes what readers do not see."""
    return update_fields is not None and DRAFT_FIELDS.issuperset(update_fields)


def _judge(sender: type[Model], instance: Any, update_fields: frozenset[str] | None = None, **kwargs: Any) -> None:
    """Editors' drafts save themselves every few seconds: what readers see must not be thrown away for them."""
    is_seen = not is_note_of_draft(update_fields) and (_is_live(instance) or _was_live(sender, instance))
    instance._is_change_of_content = is_seen


def _is_live(instance: Any) -> bool:
    return bool(getattr(instance, "live", True))


def _was_live(sender: type[Model], instance: Any) -> bool:
    return not instance._state.adding and sender._base_manager.filter(pk=instance.pk, live=True).exists()


def _saved(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    if instance._is_change_of_content:
        bump()


def _changed(sender: type[Model], **kwargs: Any) -> None:
    bump()


def _related(sender: type[Model], action: str, **kwargs: Any) -> None:
    if action.startswith("post_"):
        bump()
