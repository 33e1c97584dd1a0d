"""The last part of a page's address: plain letters, none of the title's left out."""

import re
from collections.abc import Iterator

from django.utils.text import slugify
from wagtail.admin.widgets.slug import SlugInput
from wagtail.coreutils import find_available_slug
from wagtail.models import Page

from .one_change import one_change
from .slugs import ascii_slug


class AddressInput(SlugInput):
    """Spells out what is typed, as Wagtail does with titles; typed into the field itself, „ł” and „ß” would be lost."""

    def __init__(self) -> None:
        spell_out = "blur->w-slug#urlify w-sync:check->w-slug#compare w-sync:apply->w-slug#urlify:prevent"
        super().__init__(attrs={"data-action": spell_out})


def respell_addresses() -> Iterator[tuple[Page, str]]:
    """Pages whose address lost letters of the title get the right one; the old one leads there.

    Yields each with its former slug; a change of its own each, made when it is asked for.
    """
    titles = Page.objects.filter(depth__gt=2).values_list("pk", "title", "slug").order_by("path")
    for pk, title, slug in list(titles):
        lost, right = slugify(title), ascii_slug(title)
        if lost and lost != right and re.fullmatch(rf"{re.escape(lost)}(-\d+)?", slug):
            yield _respell(Page.objects.get(pk=pk).specific, right), slug


@one_change()
def _respell(page: Page, slug: str) -> Page:
    page.slug = find_available_slug(page.get_parent(), slug, ignore_page_id=page.pk)
    page.save(clean=False)  # a draft may be incomplete
    kept = {page.latest_revision_id, page.live_revision_id}
    for revision in page.revisions.filter(pk__in=kept - {None}):
        revision.content["slug"] = page.slug
        revision.save(update_fields=["content"])
    return page
