"""Every write of a translated page. The gate stands first: what is refused has written nothing."""

from collections.abc import Iterable

from django.db import models, transaction
from django.urls import reverse
from django.utils.translation import ngettext
from wagtail.coreutils import find_available_slug
from wagtail.log_actions import log
from wagtail.models import Locale, Page
from wagtail_localize.fields import copy_synchronised_fields
from wagtail_localize.models import StringTranslation, Translation, TranslationLog, TranslationSource
from wagtail_localize.segments.ingest import ingest_segments
from wagtail_localize.strings import StringValue

from cms.core import content_version
from cms.core.models import ESSENTIAL_PARTS, BasePage
from cms.core.one_change import one_change
from cms.core.signals import PublishRefused
from cms.core.slugs import ascii_slug
from cms.users.models import User

from .by_hand import WrittenByHand, is_written_by_hand
from .models import KeptSegment
from .segments import Segment, missing_segments, part_of, polish_segments

_upstream = TranslationSource.create_or_update_translation


class TranslationIncomplete(PublishRefused):
    """Publishing was refused: `segments` are neither translated nor kept in Polish. Nothing was written."""

    def __init__(self, source: TranslationSource, locale: Locale, segments: list[Segment]) -> None:
        super().__init__(f"{source}: {len(segments)} segments of {locale} are missing")
        self.source, self.locale, self.segments = source, locale, segments

    @property
    def message(self) -> str:
        return ngettext(
            "Not published in %(language)s: %(count)d part is neither translated nor kept in Polish.",
            "Not published in %(language)s: %(count)d parts are neither translated nor kept in Polish.",
            len(self.segments),
        ) % {"language": self.locale.get_display_name(), "count": len(self.segments)}

    @property
    def address(self) -> str:
        translation = Translation.objects.get(source=self.source, target_locale=self.locale)
        return reverse("translation_desk", args=[translation.pk])


def create_or_update_translation(
    source: TranslationSource,
    locale: Locale,
    user: User | None = None,
    publish: bool = True,
    copy_parent_pages: bool = False,
    fallback: bool = False,
) -> tuple[models.Model, bool]:
    """Stands in for wagtail-localize's method of this name; pages of ours go by the gate. Returns (page, is it new).

    A page written by hand stays as it is: handing it in leaves it unsynchronised, publishing raises WrittenByHand.
    """
    if not issubclass(source.specific_content_type.model_class(), BasePage):
        return _upstream(source, locale, user, publish, copy_parent_pages, fallback)
    page = source.specific_content_type.model_class().objects.filter(translation_key=source.object_id, locale=locale)
    if (own := page.first()) and is_written_by_hand(own, source, locale):
        if publish:
            raise WrittenByHand(own)
        Translation.objects.filter(source=source, target_locale=locale).update(enabled=False)
        return own, False
    return write_translation(source, locale, user=user, publish=publish)


def write_translation(
    source: TranslationSource,
    locale: Locale,
    *,
    user: User | None = None,
    publish: bool,
    slug: str = "",
) -> tuple[BasePage, bool]:
    """A draft is a revision and leaves the live row alone; publishing needs every segment translated or kept.

    `slug` names the address; without it the first translated title does. Raises TranslationIncomplete before anything
    is written. Parent pages that are missing in the language are mirrored.
    """
    if publish:
        require_complete(source, locale)
    with one_change():
        original = source.as_instance()  # a new one each time: the translated strings are written into its blocks
        page, created = _target_page(source, original, locale)
        _fill_in(page, source, original, locale, slug)
        revision = page.save_revision(user=user, clean=publish)
        TranslationLog.objects.create(source=source, locale=locale, revision=revision)
        if publish:
            revision.publish(user=user, skip_permission_checks=True)
    return page, created


def require_complete(source: TranslationSource, locale: Locale) -> None:
    if missing := missing_segments(source, locale):
        raise TranslationIncomplete(source, locale, missing)


def _target_page(source: TranslationSource, original: BasePage, locale: Locale) -> tuple[BasePage, bool]:
    """The live row to write for. An alias becomes a page of its own whose live text is marked as Polish altogether."""
    page = type(original).objects.filter(translation_key=original.translation_key, locale=locale).first()
    if page is None:
        page = original.copy_for_translation(locale, copy_parents=True)
        _mark_all_polish(page, source)
        return page, True
    if page.alias_of_id:
        Page.objects.filter(pk=page.pk).update(alias_of=None)
        page.alias_of = None
        _mark_all_polish(page, source)
        log(instance=page, action="wagtail.convert_alias", data={"page": {"id": page.pk, "title": page.title}})
    return page, False


def _mark_all_polish(page: BasePage, source: TranslationSource) -> None:
    parts = sorted({part_of(path) for path in source.stringsegment_set.values_list("context__path", flat=True)})
    type(page).objects.filter(pk=page.pk).update(polish_parts=parts)
    content_version.bump()
    page.polish_parts = parts


def label_as_polish(page: BasePage) -> None:
    """A mirror that becomes a page of its own stays Polish, and labelled so, until its own words are published."""
    page.polish_parts = sorted(ESSENTIAL_PARTS)
    type(page).objects.filter(pk=page.pk).update(polish_parts=page.polish_parts)
    content_version.bump()


def _fill_in(page: BasePage, source: TranslationSource, original: BasePage, locale: Locale, slug: str) -> None:
    """The Polish structure with the translated strings; the address follows the first translated title, then stays."""
    address, is_first = page.slug, not (page.live and page.is_translated)
    copy_synchronised_fields(original, page)
    ingest_segments(original, page, source.locale, locale, source._get_segments_for_translation(locale, fallback=True))
    page.polish_parts = sorted({segment.part for segment in polish_segments(source, locale)})
    if not slug:
        slug = (ascii_slug(page.title) if is_first and page.is_translated else "") or address
    page.slug = find_available_slug(page.get_parent(), slug, ignore_page_id=page.pk)


@transaction.atomic
def keep_segments(*, translation: Translation, segment_ids: Iterable[int], user: User | None) -> None:
    """Record that these segments stay Polish in the translation's language. Unknown ids are passed over."""
    chosen = set(segment_ids)
    for segment in missing_segments(translation.source, translation.target_locale):
        if segment.pk in chosen:
            KeptSegment.objects.get_or_create(
                locale=translation.target_locale,
                context_id=segment.context_id,
                string_id=segment.string_id,
                defaults={"kept_by": user},
            )


@transaction.atomic
def update_translations(*, source: TranslationSource, user: User | None, publish: bool) -> list[PublishRefused]:
    """Take today's Polish into the translations; publish those that are complete. Returns the refusals."""
    source.update_from_db()
    refused: list[PublishRefused] = []
    for translation in source.translations.filter(enabled=True).select_related("target_locale"):
        try:
            if publish:
                translation.save_target(user=user, publish=True)
            else:
                source.update_target_view_restrictions(translation.target_locale)
        except PublishRefused as refusal:
            refused.append(refusal)
    return refused


def bring_to_the_desk(*, page: BasePage, user: User | None) -> None:
    """What a program has changed in a Polish page waits in its translations; what is live stays. None: a no-op."""
    if source := TranslationSource.objects.filter(object_id=page.translation_key).first():
        update_translations(source=source, user=user, publish=False)


@one_change()
def mirror_page(page: BasePage) -> None:
    """Aliases of a new Polish page in every other language, as the editor gets them; for pages made by programs."""
    from wagtail_localize.synctree import create_aliases_for_new_page

    create_aliases_for_new_page(type(page).objects.get(pk=page.pk))  # as it stands now, published or not


@one_change()
def translate_page(*, page: BasePage, language: str, texts: dict[str, list[str]], slug: str = "") -> None:
    """Publish a translation from ready texts, as programs have them. What is not given is recorded as kept in Polish.

    `texts`: plain strings by part of the page („title”, „body” for all its blocks together), in reading order.
    """
    locale = Locale.objects.get(language_code=language)
    source, _created = TranslationSource.update_or_create_from_instance(page)
    translation, _created = Translation.objects.get_or_create(source=source, target_locale=locale)
    queues = {part: iter(strings) for part, strings in texts.items()}
    for segment in missing_segments(source, locale):
        text = next(queues.get(segment.part.split(".")[0], iter(())), "")
        if text:
            StringTranslation.objects.create(
                translation_of_id=segment.string_id,
                context_id=segment.context_id,
                locale=locale,
                data=StringValue.from_plaintext(text).data,
                translation_type=StringTranslation.TRANSLATION_TYPE_MANUAL,
            )
    undecided = [segment.pk for segment in missing_segments(source, locale)]
    keep_segments(translation=translation, segment_ids=undecided, user=None)
    write_translation(source, locale, publish=True, slug=slug)
