"""The part of a place page's editor that leads to the facts."""

from typing import Any

from django.urls import reverse
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, Panel


class FactsLink(Panel):
    """Shows the facts of the page being edited, with the way to change them."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "cms/places/facts_link.html"

        def is_shown(self) -> bool:
            return bool(self.instance.place_id)

        def get_context_data(self, parent_context: dict[str, Any] | None = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            place = self.instance.place
            return context | {
                "place": place,
                "edit_url": reverse("wagtailsnippets_places_place:edit", args=[place.pk]),
            }


class FactsPanel(MultiFieldPanel):
    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("children", [FactsLink(), FieldPanel("place"), FieldPanel("new_kind")])
        super().__init__(**kwargs)
