"""The members as the cluster's page lists them."""

from cms.core.models import BasePage
from cms.core.querysets import readable
from cms.core.sorting import sort_key

from .models import MemberPage


def members_below(page: BasePage) -> list[MemberPage]:
    """With their facts, by the alphabet of the page's language. One query."""
    pages = readable(MemberPage.objects.child_of(page)).select_related("member__municipality")
    return sorted(pages, key=lambda member_page: sort_key(member_page.title, page.language))
