from typing import Any, ClassVar

from django.core.paginator import Paginator
from django.db import models
from django.http import Http404, HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel

from cms.core.models import BasePage

from ..cards import cards_of
from ..enums import Section
from ..querysets import PlaceQuerySet
from .place import Place

CARDS_A_PAGE = 24


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

    def places(self) -> PlaceQuerySet:
        return Place.objects.shown().in_section(self.section).with_page_first(self.language)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """`?page=` beyond the list or no number is 404: such an address was never linked."""
        paginator = Paginator(self.places().select_related("kind", "county", "municipality"), CARDS_A_PAGE)
        number = request.GET.get("page", "1")
        if not (number.isascii() and number.isdigit() and 1 <= int(number[:6]) <= paginator.num_pages):
            raise Http404
        shown = paginator.page(int(number))
        context = super().get_context(request, *args, **kwargs)
        return context | {"shown": shown, "cards": cards_of(list(shown), self.language), "count": paginator.count}
