from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.search import index

from cms.core.models import BasePage
from cms.places.blocks import BODY_BLOCKS


class StandardPage(BasePage):
    """A page of text: the privacy notice, the easy-to-read page, whatever has no type of its own."""

    body = StreamField(BODY_BLOCKS, verbose_name=_("text"), blank=True)

    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "pages.StandardPage", "cluster.ClusterPage"]
    subpage_types: ClassVar[list[str]] = ["pages.StandardPage"]
    page_description = _("Text and pictures, for everything without a page type of its own.")
    template = "cms/pages/standard_page.html"

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("standard page")
        verbose_name_plural = _("standard pages")
