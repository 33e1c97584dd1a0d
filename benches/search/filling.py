"""How many pages a second a rebuild takes, beside Wagtail's default back end on the same engine."""

import os
import random
from collections.abc import Callable
from typing import Any

from .clock import seconds
from .others import LANGUAGES, words

PAGES = 200  # a language
ROUNDS = 3
ROW = "{:<16}{:<28}{:>10}{:>12}"


def compare(engine: str) -> None:
    """`engine` is a database's or „elasticsearch”, beside which the database's index is always rebuilt as well."""
    from django.conf import settings
    from wagtail.models import Page

    from search.indexing.upkeep import renew
    from search.indexing.writing import rebuild

    backends: dict[str, Any] = settings.WAGTAILSEARCH_BACKENDS
    backends["stock"] = _stock(engine)
    subjects: dict[str, Callable[[], object]] = {"wagtail": _fill_as_wagtail_does, "ours": rebuild}
    if engine == "elasticsearch":
        subjects |= {"ours, from the database's": renew}
    pages = Page.objects.filter(depth__gt=2).count()
    took: dict[str, list[float]] = {name: [] for name in subjects}
    for _round in range(ROUNDS):
        for name, fill in subjects.items():
            took[name].append(seconds(fill))
    print(f"\nFilling an index with {pages:,} pages\n" + ROW.format("engine", "subject", "pages/s", "× wagtail"))
    for name, times in took.items():
        ratio = min(took["wagtail"]) / min(times)
        print(ROW.format(engine, name, f"{pages / min(times):.0f}", f"{ratio:.2f}"), flush=True)


def leave_only_pages() -> None:
    """Wagtail's index has no listings: without them both have the same to do. More pages, each in one language."""
    from cms.places.models import Place
    from search.indexing.writing import indexing_later

    with indexing_later():
        Place.objects.filter(pages=None).delete()
        for language in LANGUAGES:
            _write_pages(language)


def _write_pages(language: str) -> None:
    from wagtail.models import Locale

    from cms.pages.models import StandardPage
    from home.models import HomePage

    home = HomePage.objects.get(locale__language_code=language)
    locale = Locale.objects.get(language_code=language)
    chance = random.Random(language)
    for number in range(PAGES):
        said = words(chance, language, f"Nr {number}")
        body = [{"type": "text", "value": f"<p>{said.body}</p>"}]
        page = StandardPage(title=said.title, slug=f"bench-{number}", summary=said.summary, body=body, locale=locale)
        home.add_child(instance=page)


def _stock(engine: str) -> dict[str, Any]:
    """Wagtail's default back end, as it comes."""
    from django.conf import settings

    if engine != "elasticsearch":
        return {"BACKEND": "wagtail.search.backends.database"}
    return {
        "BACKEND": "wagtail.search.backends.elasticsearch8",
        "URLS": [os.environ["ELASTICSEARCH_URL"]],
        "INDEX_PREFIX": f"{settings.ELASTICSEARCH_INDEX_PREFIX}_stock_",
    }


def _fill_as_wagtail_does() -> None:
    from django.core.management import call_command

    call_command("wagtail_update_index", backend_name="stock", verbosity=0)
