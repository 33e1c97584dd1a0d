"""The gate at Wagtail's own doors: editor, bulk action, schedule, workflow; and who may read what."""

from typing import Any

from django.db.models.signals import m2m_changed, post_delete, post_save
from django.dispatch import receiver
from wagtail.models import Page, PageViewRestriction, Revision
from wagtail_localize.models import Translation

from cms.core.models import BasePage
from cms.core.one_change import follows
from cms.core.signals import before_publish

from .mirrors import restrict_versions
from .segments import missing_segments, polish_segments
from .services import TranslationIncomplete


@receiver(before_publish)
def refuse_undecided_polish(sender: type[BasePage], page: BasePage, revision: Revision, **kwargs: Any) -> None:
    """A revision of a synchronised translation goes live only when all that is Polish in it was decided to be so."""
    polish_parts = set(revision.content.get("polish_parts", []))
    if not polish_parts:
        return
    translation = _translation_of(page)
    if translation is None:
        _own_text(page, revision)
        return
    source, locale = translation.source, translation.target_locale
    missing = [segment for segment in missing_segments(source, locale) if segment.part in polish_parts]
    still_polish = {segment.part for segment in polish_segments(source, locale)}
    if missing or polish_parts - still_polish:  # the latter: translated since, but not in this revision
        raise TranslationIncomplete(source, locale, missing)


def _translation_of(page: BasePage) -> Translation | None:
    found = Translation.objects.filter(
        source__object_id=page.translation_key, target_locale=page.locale_id, enabled=True
    )
    return found.select_related("source", "target_locale").first()


def _own_text(page: BasePage, revision: Revision) -> None:
    """Without synchronisation the editor wrote the text by hand: it is the page's language."""
    page.polish_parts = revision.content["polish_parts"] = []
    revision.save(update_fields=["content"])


@receiver([post_save, post_delete], sender=PageViewRestriction)
def restrict_versions_too(
    sender: type[PageViewRestriction], instance: PageViewRestriction, raw: bool = False, **kwargs: Any
) -> None:
    if not raw and (page := Page.objects.filter(pk=instance.page_id).first()):
        follows(_restrict_versions, [page])


@receiver(m2m_changed, sender=PageViewRestriction.groups.through)
def restrict_versions_to_the_groups(sender: type[Any], instance: Any, action: str, **kwargs: Any) -> None:
    if action.startswith("post_") and isinstance(instance, PageViewRestriction):
        follows(_restrict_versions, [instance.page])


def _restrict_versions(pages: set[Page]) -> None:
    for page in pages:
        restrict_versions(page)
