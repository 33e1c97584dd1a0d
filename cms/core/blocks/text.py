from django.utils.translation import gettext_lazy as _
from wagtail.blocks import RichTextBlock


class TextBlock(RichTextBlock):
    class Meta:
        icon = "pilcrow"
        label = _("Text")
        description = _("Paragraphs with bold, italics, links and lists.")
        template = "cms/blocks/text.html"
        preview_value = "<p>Aleja prowadzi przez park aż do stawu. <b>Wiosną kwitną tu azalie.</b></p>"

    def __init__(self, **kwargs: object) -> None:
        super().__init__(features=["bold", "italic", "link", "document-link", "ol", "ul"], **kwargs)
