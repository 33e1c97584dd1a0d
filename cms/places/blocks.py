"""Blocks that show places, and the body that pages are written with."""

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
