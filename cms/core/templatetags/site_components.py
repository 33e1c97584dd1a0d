"""Components: each declares its props as keyword arguments, so that an unknown one is an error of the template."""

from collections.abc import Sequence
from typing import Any

from django import template
from django.conf import settings
from django.utils.html import format_html

from ..anonymous_forms import AnonymousForm
from ..models import BasePage

register = template.Library()
#: Those of `site/icons.svg`.
ICONS = frozenset(
    {
        *("clock", "place", "price", "people", "access", "contact", "kind", "offer", "print", "yes", "no"),
        *("today", "notices", "organisations", "documents", "log"),
    }
)

LOCALES = {"pl": "pl_PL", "en": "en_GB", "de": "de_DE", "cs": "cs_CZ"}


@register.inclusion_tag("components/polish_note.html")
def polish_note(*, lang: str, is_small: bool = False) -> dict[str, Any]:
    """Says that what follows is in Polish; nothing when `lang` is ""."""
    return {"lang": lang, "is_small": is_small}


@register.inclusion_tag("components/icon.html")
def icon(*, name: str) -> dict[str, Any]:
    """A small drawing beside words that say the same. `name` is one of ICONS."""
    if name not in ICONS:
        raise template.TemplateSyntaxError(f"There is no icon “{name}”; there are {', '.join(sorted(ICONS))}.")
    return {"name": name}


@register.inclusion_tag("components/facet.html")
def facet(*, name: str, label: str, options: Sequence[Any]) -> dict[str, Any]:
    """Boxes to tick, of which any may hold. Each of `options` has `value`, `label`, `count` and `is_chosen`."""
    chosen = sum(option.is_chosen for option in options)
    return {"name": name, "label": label, "options": options, "chosen": chosen}


@register.inclusion_tag("components/near_me.html")
def near_me(*, path: str) -> dict[str, Any]:
    """A button that asks the browser where the reader is, and leads to the list at `path` from there."""
    return {"path": path}


@register.inclusion_tag("components/pagination.html")
def pagination(*, page_of: Any, query: str = "") -> dict[str, Any]:
    """`page_of` is a Paginator's page; `query` is what the links keep besides `page`."""
    return {
        "start": f"?{query}&page=" if query else "?page=",
        "shown": page_of,
        "numbers": list(page_of.paginator.get_elided_page_range(page_of.number, on_each_side=1)),
    }


@register.inclusion_tag("components/form_field.html")
def form_field(*, field: Any) -> dict[str, Any]:
    """Label, help, errors and control of a form's field, tied together for screen readers."""
    return {"field": field}


@register.inclusion_tag("components/form_protection.html")
def form_protection(*, form: AnonymousForm) -> dict[str, Any]:
    """What people do not see of an anonymous form: the robots' field and the stamp, with the stamp's errors."""
    return {"form": form}


@register.inclusion_tag("components/stream.html")
def stream(
    *, page: Any, field: str, css_class: str = "prose", skip: int = 0, most: int | None = None
) -> dict[str, Any]:
    """The blocks of a page's StreamField; those that are Polish on another language's page are labelled.

    `skip` so many blocks, then show `most`, or all. Where the whole page is Polish, its head has said so; the text only
    carries the language.
    """
    words, lang = page.words, page.words_lang
    blocks = [(block, "" if lang else page.lang_of(f"{field}.{block.id}")) for block in getattr(words, field)]
    return {"blocks": blocks[skip:][:most], "css_class": css_class, "lang": lang}


@register.simple_tag
def lang_attribute(page: BasePage, part: str) -> str:
    """` lang="pl"` for a part that is Polish on a page of another language, else nothing."""
    lang = page.lang_of(part)
    return format_html(' lang="{}"', lang) if lang else ""


@register.inclusion_tag("components/open_graph.html")
def open_graph(*, page: BasePage, kind: str) -> dict[str, Any]:
    """What networks show beside a link to the page. `kind` is a type of the Open Graph: “website”, “article”."""
    words = page.words
    others = [code for code, version in page.versions.items() if version.is_translated and code != words.language]
    return {
        "page": page,
        "words": words,
        "kind": kind,
        "site_name": settings.WAGTAIL_SITE_NAME,
        "locale": LOCALES[words.language],
        "other_locales": [LOCALES[code] for code in sorted(others)],
        "picture": page.shared_picture,
    }
