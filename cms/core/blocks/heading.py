from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock


class HeadingBlock(CharBlock):
    class Meta:
        icon = "title"
        label = _("Heading")
        description = _("Starts a new part of the text.")
        template = "cms/blocks/heading.html"
        preview_value = "Ogród i park"
