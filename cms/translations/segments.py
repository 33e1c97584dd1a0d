"""What of a page's text is translated into a language, what stays Polish by decision, and what is missing."""

from dataclasses import dataclass

from django.db.models import Exists, OuterRef
from wagtail.models import Locale
from wagtail_localize.models import StringSegment, StringTranslation, TranslationSource

from .models import KeptSegment


@dataclass(frozen=True)
class Segment:
    """One string of a source. `part` is what a template labels: a field name, or `field.block id`."""

    pk: int
    part: str
    text: str
    context_id: int
    string_id: int
    is_kept: bool


def polish_segments(source: TranslationSource, locale: Locale) -> list[Segment]:
    """The segments of `source` without a valid translation into `locale`, in reading order. One query."""
    same = {"context_id": OuterRef("context_id"), "locale": locale}
    translated = StringTranslation.objects.filter(translation_of_id=OuterRef("string_id"), has_error=False, **same)
    kept = KeptSegment.objects.filter(string_id=OuterRef("string_id"), **same)
    found = (
        StringSegment.objects.filter(source=source)
        .exclude(Exists(translated))
        .annotate(is_kept=Exists(kept))
        .select_related("context", "string")
        .order_by("order")
    )
    return [Segment(s.pk, part_of(s.context.path), s.string.data, s.context_id, s.string_id, s.is_kept) for s in found]


def part_of(path: str) -> str:
    """The part of the page that a segment's path lies in: „body.<id>.caption” is in „body.<id>”."""
    return ".".join(path.split(".")[:2])


def missing_segments(source: TranslationSource, locale: Locale) -> list[Segment]:
    """What still needs a translation or a decision before the page may be published."""
    return [segment for segment in polish_segments(source, locale) if not segment.is_kept]
