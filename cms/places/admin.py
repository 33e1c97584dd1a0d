"""The editor's forms of facts and taxonomies."""

from typing import ClassVar

import django_filters
from django.db.models import Prefetch, QuerySet
from django.forms import CheckboxSelectMultiple
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    HelpPanel,
    InlinePanel,
    MultiFieldPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.ui.tables import LiveStatusTagColumn
from wagtail.models import Revision
from wagtail.snippets.views.snippets import SnippetViewSet

from cms.core.models import SOURCE_LANGUAGE

from .hours.panels import OpeningHoursPanel
from .models import Amenity, Audience, Kind, Place, PlacePage

NAMES = [FieldPanel("code"), *(FieldPanel(f"name_{language}") for language in ("pl", "en", "de", "cs"))]


class PlaceFilterSet(WagtailFilterSet):
    has_page = django_filters.BooleanFilter(
        field_name="pages", lookup_expr="isnull", exclude=True, label=_("has a page"), distinct=True
    )

    class Meta:
        model = Place
        fields = ["section", "kind", "county", "live"]


class PlaceViewSet(SnippetViewSet):
    model = Place
    icon = "site"
    menu_label = _("Places")
    list_display = ["name", "section", "kind", "town", "verified_on", LiveStatusTagColumn()]
    list_per_page = 50
    filterset_class = PlaceFilterSet
    search_fields = ["name", "external_id", "town"]
    search_backend_name = None
    ordering = ["sort_pl"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Place]:
        """With what the list shows of each: the Polish page its buttons lead to, and whether it is scheduled."""
        polish = PlacePage.objects.filter(locale__language_code=SOURCE_LANGUAGE).select_related("locale")
        scheduled = Revision.objects.filter(approved_go_live_at__isnull=False).defer("content")
        return Place.objects.select_related("kind").prefetch_related(
            Prefetch("pages", polish), Prefetch("_revisions", scheduled, to_attr="scheduled_revisions")
        )

    edit_handler = TabbedInterface(
        [
            ObjectList(
                [
                    HelpPanel(
                        _(
                            "What is known of a place, once for all languages: where it is, when it is open, whom it "
                            "suits. Leave open what you do not know. The words about it stand on its page."
                        )
                    ),
                    FieldPanel("name"),
                    FieldRowPanel([FieldPanel("section"), FieldPanel("kind")]),
                    InlinePanel("further_sections", label=_("further section"), heading=_("Further sections")),
                    MultiFieldPanel(
                        [
                            FieldRowPanel([FieldPanel("street"), FieldPanel("postcode"), FieldPanel("town")]),
                            FieldRowPanel([FieldPanel("municipality"), FieldPanel("county")]),
                            FieldRowPanel([FieldPanel("latitude"), FieldPanel("longitude"), FieldPanel("accuracy")]),
                        ],
                        _("Where"),
                    ),
                    MultiFieldPanel(
                        [FieldRowPanel([FieldPanel("phone"), FieldPanel("email")]), FieldPanel("website")], _("Contact")
                    ),
                ],
                heading=_("Basics"),
            ),
            ObjectList([OpeningHoursPanel("opening_hours"), FieldPanel("price_level")], heading=_("Hours and prices")),
            ObjectList(
                [
                    FieldPanel("amenities", widget=CheckboxSelectMultiple),
                    FieldPanel("audiences", widget=CheckboxSelectMultiple),
                    MultiFieldPanel(
                        [
                            FieldPanel("step_free_entry"),
                            FieldPanel("accessible_toilet"),
                            FieldPanel("accessible_parking"),
                            FieldPanel("guide_dog"),
                            FieldPanel("induction_loop"),
                        ],
                        _("Accessibility"),
                    ),
                ],
                heading=_("For whom"),
            ),
            ObjectList(
                [
                    FieldPanel("external_id"),
                    FieldPanel("source"),
                    FieldPanel("licence"),
                    FieldPanel("verified_on"),
                    FieldPanel("leave_out_of_search"),
                    PublishingPanel(),
                ],
                heading=_("Origin"),
            ),
        ]
    )


class KindViewSet(SnippetViewSet):
    model = Kind
    icon = "tag"
    menu_label = _("Kinds")
    list_display = ["name_pl", "name_en", "name_de", "name_cs", "code"]
    panels: ClassVar[list[Panel]] = [
        HelpPanel(_("What a place is. Visitors narrow lists down by it; imports know it by its code.")),
        *NAMES,
    ]


class AmenityViewSet(SnippetViewSet):
    model = Amenity
    icon = "tag"
    menu_label = _("Amenities")
    list_display = ["name_pl", "name_en", "name_de", "name_cs", "code"]
    panels: ClassVar[list[Panel]] = [
        HelpPanel(_("What a place offers. It is shown among the facts, and visitors can ask for it.")),
        *NAMES,
    ]


class AudienceViewSet(SnippetViewSet):
    model = Audience
    icon = "group"
    menu_label = _("Audiences")
    list_display = ["name_pl", "name_en", "name_de", "name_cs", "code"]
    panels: ClassVar[list[Panel]] = [
        HelpPanel(_("Whom a place suits. It is shown among the facts, and visitors can ask for it.")),
        *NAMES,
    ]
