"""The gate at Wagtail's own doors: editor, bulk action, schedule, workflow."""

from typing import Any

from django.dispatch import receiver
from wagtail.models import Revision
from wagtail_localize.models import Translation

from cms.core.models import BasePage
from cms.core.signals import before_publish

from .segments import missing_segments, polish_segments
from .services import TranslationIncomplete


@receiver(before_publish)
def refuse_undecided_polish(sender: type[BasePage], page: BasePage, revision: Revision, **kwargs: Any) -> None:
    """A revision of a synchronised translation goes live only when all that is Polish in it was decided to be so."""
    polish_parts = set(revision.content["polish_parts"])
    if not polish_parts:
        return
    translation = _translation_of(page)
    if translation is None:
        _own_text(revision)
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


def _own_text(revision: Revision) -> None:
    """Without synchronisation the editor wrote the text by hand: it is the page's language."""
    revision.content["polish_parts"] = []
    revision.save(update_fields=["content"])
