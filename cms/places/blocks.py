"""Blocks that show places, and the body that pages are written with."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, ChoiceBlock, IntegerBlock, ListBlock, PageChooserBlock, StructBlock

from cms.core import blocks

from .enums import Section


class PlacesListBlock(StructBlock):
    title = CharBlock(label=_("title"), max_length=80)
    places = ListBlock(PageChooserBlock(page_type="places.PlacePage"), label=_("places"), min_num=1, max_num=12)

    class Meta:
        icon = "list-ul"
        label = _("List of places")
        description = _("Cards of places that you choose, in the reader's language.")
        template = "cms/blocks/places_list.html"
        preview_template = "cms/blocks/places_list_preview.html"

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        from .cards import cards_of
        from .models import Place

        context = super().get_context(value, parent_context=parent_context)
        chosen = [page.place_id for page in value["places"] if page]
        shown = {
            place.pk: place
            for place in Place.objects.shown().filter(pk__in=chosen).select_related("kind", "county", "municipality")
        }
        context["cards"] = cards_of([shown[pk] for pk in chosen if pk in shown], (get_language() or "pl")[:2])
        return context


class MapBlock(StructBlock):
    title = CharBlock(label=_("title"), max_length=80)
    section = ChoiceBlock(
        choices=Section.choices, label=_("section"), required=False, help_text=_("Empty: all sections.")
    )
    limit = IntegerBlock(label=_("at most so many places"), default=100, min_value=1, max_value=300)

    class Meta:
        icon = "site"
        label = _("Map")
        description = _("The region drawn as a map, with pins of verified places.")
        template = "cms/blocks/map.html"
        preview_value = {"title": "Zamki i pałace", "section": "attraction", "limit": 50}

    def get_context(self, value: Any, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
        from .cards import cards_of
        from .models import Place

        language = (get_language() or "pl")[:2]
        places = Place.objects.shown().filter(latitude__isnull=False).with_page_first(language).filter(has_page=True)
        if value["section"]:
            places = places.in_section(value["section"])
        context = super().get_context(value, parent_context=parent_context)
        context["cards"] = cards_of(list(places.select_related("kind")[: value["limit"]]), language)
        return context


BODY_BLOCKS = [
    ("heading", blocks.HeadingBlock()),
    ("text", blocks.TextBlock()),
    ("picture", blocks.PictureBlock()),
    ("gallery", blocks.GalleryBlock()),
    ("quote", blocks.QuoteBlock()),
    ("fact_box", blocks.FactBoxBlock()),
    ("places", PlacesListBlock()),
    ("map", MapBlock()),
    ("call_to_action", blocks.CallToActionBlock()),
    ("video", blocks.VideoLinkBlock()),
]
