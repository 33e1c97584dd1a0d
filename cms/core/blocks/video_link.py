from django.utils.translation import gettext_lazy as _
from wagtail.blocks import CharBlock, StructBlock, URLBlock


class VideoLinkBlock(StructBlock):
    """A link, never an embedded player: readers meet another site's trackers only when they decide to go there."""

    title = CharBlock(label=_("title of the video"), max_length=120)
    url = URLBlock(label=_("address of the video"))

    class Meta:
        icon = "media"
        label = _("Link to a video")
        description = _("Leads to a video on another site; nothing is loaded from there.")
        template = "cms/blocks/video_link.html"
        preview_value = {"title": "Zamek o poranku", "url": "https://example.org/film"}
