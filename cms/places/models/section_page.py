from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.core.models import BasePage
from cms.core.posters import Poster

from ..enums import Section
from ..posters import poster_of_section


class SectionPage(BasePage):
    """One of the six sections; it lists the places that belong to it."""

    section = models.CharField(_("section"), max_length=13, choices=Section)

    parent_page_types: ClassVar[list[str]] = ["home.HomePage"]
    subpage_types: ClassVar[list[str]] = ["places.PlacePage"]
    page_description = _("Lists every place of one section.")
    template = "cms/places/section_page.html"

    content_panels = [*BasePage.content_panels, FieldPanel("section")]

    class Meta:
        verbose_name = _("section")
        verbose_name_plural = _("sections")

    @property
    def poster(self) -> Poster:
        return poster_of_section(self.section)
