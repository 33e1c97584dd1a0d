"""Sources that another language was written into: an earlier version took the next language's source from them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet
from wagtail_localize.models import String, StringSegment, StringTranslation, TranslationSource

from cms.core.one_change import one_change

from .models import KeptSegment

#: A string where it stands: ids of its context and of itself.
Spot = tuple[int, int]


@dataclass(frozen=True)
class Repaired:
    """A source that is Polish again, and how much that was said of the other language's text is said of the Polish."""

    title: str
    translations: int
    decisions: int


def repair_sources() -> Iterator[Repaired]:
    """Take the Polish into each source that holds another language. Pages stay as they are; nothing to do: a no-op.

    Each source is a change of its own, made when it is asked for.
    """
    for source in TranslationSource.objects.filter(Exists(_translated_segments(OuterRef("pk")))):
        if repaired := _repair(source):
            yield repaired


def _translated_segments(source: OuterRef) -> QuerySet[StringSegment]:
    """Those whose text is what something else was translated to in the same place."""
    same = StringTranslation.objects.filter(context=OuterRef("context"), data=OuterRef("string__data"))
    return StringSegment.objects.filter(Exists(same.exclude(translation_of=OuterRef("string"))), source=source)


@one_change()
def _repair(source: TranslationSource) -> Repaired | None:
    origins, before = _origins(source), _spots(source)
    source.update_from_db()
    polish = _spots(source)
    if polish == before:  # the Polish has come to read as a translation did
        return None
    translations = StringTranslation.objects.filter(context__object=source.object)
    decisions = KeptSegment.objects.filter(context__object=source.object)
    return Repaired(
        title=source.object_repr,
        translations=_reattach(translations, "translation_of_id", origins, polish),
        decisions=_reattach(decisions, "string_id", origins, polish),
    )


def _spots(source: TranslationSource) -> set[Spot]:
    return set(source.stringsegment_set.values_list("context_id", "string_id"))


def _origins(source: TranslationSource) -> dict[Spot, Spot]:
    """From a string that is a translation to what it was translated from."""
    made = StringTranslation.objects.filter(context__object=source.object).values_list(
        "context_id", "data", "translation_of_id"
    )
    strings = String.objects.filter(locale=source.locale, data__in={data for _context, data, _of in made})
    ids = {string.data: string.pk for string in strings}
    return {
        (context, ids[data]): (context, origin) for context, data, origin in made if ids.get(data, origin) != origin
    }


def _reattach(rows: QuerySet, field: str, origins: Mapping[Spot, Spot], polish: set[Spot]) -> int:
    """Rows about a string that is not Polish speak of the Polish one it comes from, unless another does already."""
    moved = 0
    taken = {(row.locale_id, row.context_id, getattr(row, field)) for row in rows}
    for row in rows:
        origin = _polish_of((row.context_id, getattr(row, field)), origins, polish)
        if origin and (row.locale_id, *origin) not in taken:
            type(row).objects.filter(pk=row.pk).update(**{field: origin[1]})
            taken.add((row.locale_id, *origin))
            moved += 1
    return moved


def _polish_of(spot: Spot, origins: Mapping[Spot, Spot], polish: set[Spot]) -> Spot | None:
    """None: it is Polish as it is, or comes from none that the page has today."""
    seen: set[Spot] = set()
    while spot in origins and spot not in polish | seen:
        seen.add(spot)
        spot = origins[spot]
    return spot if seen and spot in polish else None
