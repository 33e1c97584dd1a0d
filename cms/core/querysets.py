"""Which pages anybody may read, asked inside the query itself."""

from django.db.models import Exists, F, OuterRef
from django.db.models.functions import StrIndex
from wagtail.models import PageViewRestriction
from wagtail.query import PageQuerySet


def is_private() -> Exists:
    """For a query of pages: is this page, or one above it, restricted? Wagtail's `public()` asks with a query more."""
    above = PageViewRestriction.objects.alias(begins_at=StrIndex(OuterRef("path"), F("page__path")))
    return Exists(above.filter(begins_at=1))


def readable(pages: PageQuerySet) -> PageQuerySet:
    """The live pages that everybody may read."""
    return pages.live().exclude(is_private())
