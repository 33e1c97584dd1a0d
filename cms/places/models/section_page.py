from typing import Any, ClassVar

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.core.models import BasePage
from cms.core.page_cache import expires_at
from cms.core.posters import Poster

from ..enums import Section


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
        from ..posters import poster_of_section

        return poster_of_section(self.section)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """`?page=` beyond the list or no number is 404: such an address was never linked."""
        from ..finder.listing import PlaceList

        places = PlaceList(request.GET, path=self.url, language=self.language, section=self.section)
        if places.right_until:
            expires_at(request, places.right_until)
        return super().get_context(request, *args, **kwargs) | {"places": places}
