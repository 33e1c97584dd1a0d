"""Which places are shown, and with which page."""

from typing import Any, Self

from django.apps import apps
from django.db.models import Exists, OuterRef, Q, QuerySet
from wagtail.query import PageQuerySet

from cms.core.querysets import is_private
from cms.core.slugs import free_slug


def _pages() -> PageQuerySet:
    return apps.get_model("places", "PlacePage").objects.all()


class PlaceQuerySet(QuerySet):
    """Queries named as answers. A place whose page is private is nowhere to be seen."""

    def shown(self) -> Self:
        """Published facts, except those of places whose page is private."""
        private = _pages().live().filter(is_private(), place=OuterRef("pk"))
        return self.filter(live=True).exclude(Exists(private))

    def with_page_first(self, language: str) -> Self:
        """Verified places (those with a page) first, then by the displayed title as `language` sorts."""
        return self.with_page_in("pl").order_by("-has_page", f"sort_{language}", "pk")

    def with_page_in(self, *languages: str) -> Self:
        """Each with `has_page`: is there a live page in one of the languages?"""
        page = _pages().live().filter(place=OuterRef("pk"), locale__language_code__in=languages)
        return self.annotate(has_page=Exists(page))

    def create_draft(self, *, name: str, section: str, kind: Any) -> Any:
        """Facts for a new page, hidden, so that nothing shows before the page does."""
        external_id = free_slug(name, self.all(), fallback="place")
        place = self.model(name=name, section=section, kind=kind, external_id=external_id, live=False)
        place.full_clean()
        place.save()
        return place

    def redraw(self, place: Any, *, name: str, kind: Any | None) -> None:
        """What `create_draft` made follows the page while it is written; None: the kind stays.

        Facts that were published or edited on their own: a no-op.
        """
        if place.live or place.latest_revision_id or place.first_published_at:
            return
        kind = kind or place.kind
        if (place.name, place.kind) == (name, kind):
            return
        place.external_id = free_slug(name, self.exclude(pk=place.pk), fallback="place")
        place.name, place.kind = name, kind
        place.full_clean()
        place.save()

    def in_section(self, section: str) -> Self:
        further = apps.get_model("places", "FurtherSection")
        return self.filter(Q(section=section) | Q(pk__in=further.objects.filter(section=section).values("place")))
