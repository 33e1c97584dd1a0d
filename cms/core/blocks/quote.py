from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, TextBlock


class QuoteBlock(StructBlock):
    text = TextBlock(label=_("quotation"))
    author = CharBlock(label=_("who said it"), required=False, max_length=120)

    class Meta:
        icon = "openquote"
        label = _("Quote")
        description = _("Somebody's words, set apart from the text.")
        template = "cms/blocks/quote.html"
        preview_value = {"text": "Kto raz tu przyjedzie, ten wróci.", "author": "z księgi gości"}
