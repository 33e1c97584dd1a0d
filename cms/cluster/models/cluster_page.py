"""Pages about the cluster: what it is, its history, how to join."""

from typing import ClassVar

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.fields import StreamField
from wagtail.query import PageQuerySet
from wagtail.search import index

from cms.core.models import BasePage
from cms.core.posters import Poster
from cms.core.querysets import readable
from cms.places.blocks import BODY_BLOCKS

from ..posters import OF_THE_CLUSTER
from .member_page import MemberPage


class ClusterPage(BasePage):
    body = StreamField(BODY_BLOCKS, verbose_name=_("text"), blank=True)

    parent_page_types: ClassVar[list[str]] = ["home.HomePage", "cluster.ClusterPage"]
    subpage_types: ClassVar[list[str]] = ["cluster.ClusterPage", "cluster.MemberPage", "pages.StandardPage"]
    page_description = _("Text about the tourism cluster; pages below it are offered in its margin.")
    template = "cms/cluster/cluster_page.html"

    content_panels = [*BasePage.content_panels, FieldPanel("body")]
    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = _("cluster page")
        verbose_name_plural = _("cluster pages")

    @property
    def poster(self) -> Poster:
        return OF_THE_CLUSTER

    @property
    def pages_below(self) -> PageQuerySet:
        """Offered in its margin; members have a list of their own."""
        return readable(self.get_children()).not_type(MemberPage)
