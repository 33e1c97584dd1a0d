"""Components of the search."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language, get_language_info
from django.utils.translation import gettext_lazy as _

from ..asking.results_page import ResultsPage
from ..finding.facets import label_of
from ..finding.ranking import shown_text
from ..finding.showing import Shown
from ..finding.snippets import Piece
from ..models import Record

register = template.Library()

#: Each is a landmark of its own: a page may have two.
PLACES = {"header": _("Search the portal"), "front": _("What are you looking for?"), "results": _("Search")}


@register.inclusion_tag("components/search_form.html")
def search_form(*, place: str) -> dict[str, Any]:
    """A form that leads to the search page. `place` is “header” or “front”."""
    return {"action": reverse("search"), **search_field(place=place)}


@register.inclusion_tag("components/search_field.html")
def search_field(*, place: str, q: str = "") -> dict[str, Any]:
    """The field with its suggestions, for a form whose `place` is one of PLACES."""
    suggest = f"{reverse('api_suggest')}?locale={_language()}"
    return {"id": f"search-{place}", "label": PLACES[place], "q": q, "suggest": suggest}


@register.inclusion_tag("components/search_filters.html")
def search_filters(*, search: ResultsPage) -> dict[str, Any]:
    return {"search": search, "path": reverse("search")}


@register.inclusion_tag("components/search_result.html")
def search_result(*, result: Shown, position: int) -> dict[str, Any]:
    """`position` in the whole list, from 1."""
    language = _language()
    topics = result.topics
    said = {
        facet: ", ".join(label_of(facet, value, language) for value in topics.get(facet, ()))
        for facet in ("section", "kind", "town")
    }
    lang = result.language if result.language != language else ""
    return {"result": result, "topics": topics, "said": said, "lang": lang, "position": position}


@register.inclusion_tag("components/search_nothing.html")
def search_nothing(*, search: ResultsPage) -> dict[str, Any]:
    instead = search.instead
    return {
        "search": search,
        "all_places": reverse("all_places"),
        "words": [(word, search.url_asking(word)) for word in (*instead.spellings, *instead.single)],
        "popular": instead.popular,
        "nearby": [_link(record) for record in instead.nearby],
    }


@register.simple_tag
def marked(*, pieces: Sequence[Piece]) -> SafeString:
    """The text with what was asked for marked."""
    shown = (format_html("<mark>{}</mark>", piece.text) if piece.is_hit else piece.text for piece in pieces)
    return format_html_join("", "{}", ((part,) for part in shown))


@register.simple_tag
def language_name(*, code: str) -> str:
    return str(get_language_info(code)["name_translated"])


def _link(record: Record) -> tuple[str, str, str]:
    """(title, address, language of the title where it is not the page's)."""
    language = _language()
    text = shown_text(record, language)
    return text.title, record.urls[language], text.language if text.language != language else ""


def _language() -> str:
    return (get_language() or "pl")[:2]
