"""Words that an editor wrote into a translated page while its synchronisation was stopped."""

from collections import defaultdict

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, Translation, TranslationLog, TranslationSource
from wagtail_localize.segments import StringSegmentValue
from wagtail_localize.segments.extract import extract_segments

from cms.core.models import BasePage
from cms.core.signals import PublishRefused
from cms.users.models import User


class WrittenByHand(PublishRefused):
    """Translated strings would replace what an editor wrote into the page itself. Nothing was written."""

    def __init__(self, page: BasePage) -> None:
        super().__init__(f"{page} was written by hand")
        self.page = page

    @property
    def message(self) -> str:
        return _(
            "“%(page)s” is not published: it was written by hand since. Stop its translation and start it again: "
            "you are then shown what becomes of those words."
        ) % {"page": self.page.title}

    @property
    def address(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])


def is_written_by_hand(page: BasePage, source: TranslationSource, locale: Locale) -> bool:
    """Do the latest words of this page come from somewhere else than its translated strings?"""
    if page.alias_of_id or page.latest_revision_id is None:
        return False
    made = TranslationLog.objects.filter(source=source, locale=locale, revision=page.latest_revision_id)
    return not made.exists()


def lost_words(translation: Translation, page: BasePage) -> list[str]:
    """What has no counterpart in the Polish, and would go with the next translation that is written."""
    polish, own = _polish(translation), _own(page)
    return [text for path, texts in own.items() for text in texts if len(polish[path]) != len(texts)]


@transaction.atomic
def take_over(*, translation: Translation, page: BasePage, user: User) -> None:
    """What the page says becomes the translation of the Polish that stands in the same place."""
    polish = _polish(translation)
    for path, texts in _own(page).items():
        if len(polish[path]) == len(texts):
            for segment, text in zip(polish[path], texts, strict=True):
                _translate(segment, translation.target_locale, text, user)
    TranslationLog.objects.create(
        source=translation.source, locale=translation.target_locale, revision=page.latest_revision
    )


def _translate(segment: StringSegment, locale: Locale, text: str, user: User) -> None:
    if text == segment.string.data:
        return
    StringTranslation.objects.update_or_create(
        translation_of_id=segment.string_id,
        context_id=segment.context_id,
        locale=locale,
        defaults={
            "data": text,
            "translation_type": StringTranslation.TRANSLATION_TYPE_MANUAL,
            "last_translated_by": user,
            "has_error": False,
        },
    )


def _polish(translation: Translation) -> dict[str, list[StringSegment]]:
    """By the path of where they stand, in reading order."""
    found = defaultdict(list)
    for segment in translation.source.stringsegment_set.select_related("context", "string").order_by("order"):
        found[segment.context.path].append(segment)
    return found


def _own(page: BasePage) -> dict[str, list[str]]:
    """The same of what the page says today, published or not."""
    found = defaultdict(list)
    for value in extract_segments(page.get_latest_revision_as_object()):
        if isinstance(value, StringSegmentValue):
            found[value.path].append(value.string.data)
    return found
