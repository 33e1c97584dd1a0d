"""`make bench-search`: the search on Elasticsearch beside what Wagtail and a plain query do on the same server.

Everything happens in a folder and in indices that are thrown away. Subjects take turns in rounds, so that a busy
machine is unfair to all of them alike; what counts are the ratios.
"""

import os
import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from typing import Any
from uuid import uuid4

PAGES = 200  # a language, for filling
SIZES = (400, 40_000)  # pages a language, for asking
ROUNDS = 5
BATCH = 500


def main() -> None:
    if not os.environ.get("ELASTICSEARCH_URL"):
        sys.exit("Name a server: ELASTICSEARCH_URL=$(tests/services/elasticsearch start) make bench-search")
    with tempfile.TemporaryDirectory(prefix="visitopolskie-bench-", ignore_cleanup_errors=True) as folder:
        os.environ |= {
            "DATA_DIR": folder,
            "DJANGO_SETTINGS_MODULE": "cms.settings.demo",
            "ELASTICSEARCH_INDEX_PREFIX": f"bench-{uuid4().hex[:8]}",
        }
        _prepare()
        try:
            _compare_filling()
            _compare_asking()
        finally:
            _clear_away()


def _prepare() -> None:
    import django
    from django.core.management import call_command

    django.setup()
    from django.conf import settings

    from cms.setup import prepare_site

    settings.DICTIONARIES = settings.BASE_DIR / "var" / "dictionaries"  # made from a package alone, and slow to make
    call_command("build_dictionaries", stdout=sys.stderr)
    call_command("migrate", verbosity=0)
    prepare_site()


# Filling --------------------------------------------------------------------------------------------------------------
def _compare_filling() -> None:
    from wagtail.models import Page

    _say(f"Writing {PAGES} pages in four languages …")
    _write_pages()
    _fill_both()  # what the database's index does not know, nobody gets
    pages = Page.objects.filter(depth__gt=2).count()
    subjects = {"wagtail": _fill_as_wagtail_does, "ours": _fill, "ours, with the database's": _fill_both}
    took: dict[str, list[float]] = {name: [] for name in subjects}
    for _round in range(3):
        for name, fill in subjects.items():
            took[name].append(_seconds(fill))
    print(f"\nFilling an index with {pages} pages\n{'subject':<28}{'pages/s':>10}{'× wagtail':>12}")
    for name, seconds in took.items():
        ratio = min(took["wagtail"]) / min(seconds)
        print(f"{name:<28}{pages / min(seconds):>10.0f}{ratio:>12.2f}", flush=True)


def _write_pages() -> None:
    from wagtail.models import Locale

    from cms.pages.models import StandardPage
    from home.models import HomePage

    from .invented import words

    for language in ("pl", "en", "de", "cs"):
        home = HomePage.objects.get(locale__language_code=language)
        locale = Locale.objects.get(language_code=language)
        chance = random.Random(language)
        for number in range(PAGES):
            said = words(chance, language)
            body = [{"type": "text", "value": f"<p>{said.body}</p>"}]
            page = StandardPage(
                title=said.title, slug=f"bench-{number}", summary=said.summary, body=body, locale=locale
            )
            home.add_child(instance=page)


def _fill_as_wagtail_does() -> None:
    """Its default back end for this server, as it comes."""
    from django.conf import settings
    from django.core.management import call_command

    backends: dict[str, Any] = settings.WAGTAILSEARCH_BACKENDS
    backends["stock"] = {
        "BACKEND": "wagtail.search.backends.elasticsearch8",
        "URLS": [os.environ["ELASTICSEARCH_URL"]],
        "INDEX_PREFIX": f"{settings.ELASTICSEARCH_INDEX_PREFIX}_stock_",
    }
    call_command("wagtail_update_index", backend_name="stock", verbosity=0)


def _fill() -> None:
    from search.upkeep import renew

    renew()


def _fill_both() -> None:
    from search.indexing import rebuild

    rebuild()


# Asking ---------------------------------------------------------------------------------------------------------------
def _compare_asking() -> None:
    from search.engines.elasticsearch.asking import MOST_VALUES
    from search.engines.elasticsearch.index import fill_new
    from search.finding import WINDOW
    from search.indexing import refresh
    from search.question import FACETS

    from .invented import Invented

    def plain(language: str, query: str) -> dict[str, Any]:
        aggregations = {facet: {"terms": {"field": f"tags.{facet}", "size": MOST_VALUES}} for facet in FACETS}
        matched = {"multi_match": {"query": query, "fields": [f"words_{language}"]}}
        return {"query": matched, "aggs": aggregations, "size": WINDOW, "track_total_hits": True}

    head = ("pages a language", "subject", "p50 ms", "p95 ms", "× p50", "× p95")
    print("\nAsking\n" + "".join(f"{word:>18}" for word in head), flush=True)
    refresh(Invented(), [str(number) for number in range(SIZES[0])])  # the database says which words are known
    for size in SIZES:
        _say(f"Inventing {size} things in four languages …")
        fill_new(_invented(size))
        questions = _questions()
        took: dict[str, list[float]] = {"plain": [], "ours": []}
        for number in range(ROUNDS + 1):
            for language, query, ours in questions:
                for name, request in (("plain", plain(language, query)), ("ours", ours)):
                    seconds = _seconds(_asked(request))
                    if number:  # the first round warms up
                        took[name].append(seconds)
        for name in took:
            times = [_percentile(took[name], share) for share in (0.5, 0.95)]
            ratios = [_percentile(took[name], share) / _percentile(took["plain"], share) for share in (0.5, 0.95)]
            print(
                f"{size:>18,}{name:>18}"
                + "".join(f"{number:>18.2f}" for number in [*(t * 1000 for t in times), *ratios])
            )


def _invented(size: int) -> Iterator[list[tuple[Any, str]]]:
    from search.documents import document_of

    from .invented import Invented

    for start in range(1, size + 1, BATCH):
        numbers = range(start, min(start + BATCH, size + 1))
        things = Invented().findables(str(number) for number in numbers)
        yield [(document_of(thing, number, {}), "bench") for number, thing in zip(numbers, things, strict=True)]


def _questions() -> list[tuple[str, str, dict[str, Any]]]:
    """Of every judged query its language, its words as terms, and the request that the search makes of it first."""
    from django.utils import timezone

    from search.analysis import terms
    from search.engines.elasticsearch.asking import request_of
    from search.finding import WINDOW, _tries
    from search.interpreting import interpretations
    from search.question import Filters, Question
    from search.serving import serving_engine
    from search.synonyms import present_synonyms
    from search.words import read

    from .relevance import judged

    found = []
    for row in judged():
        typed = read(row.query).words
        read_as = interpretations(typed, reader=row.language, engine=serving_engine(), synonyms=present_synonyms())
        tries = _tries(read_as)
        if tries:
            readings = tuple(one.reading for one in tries[0])
            question = Question(row.language, readings, Filters(timezone.now()))
            plain = " ".join(terms(word, row.language)[0] for word in typed)
            found.append((row.language, plain, request_of(question, best=WINDOW, offset=0, without=())))
    return found


def _asked(request: dict[str, Any]) -> Callable[[], object]:
    from search.engines.elasticsearch.client import patient_client
    from search.engines.elasticsearch.index import serving_alias

    return lambda: patient_client().search(index=serving_alias(), **request)


def _seconds(work: Callable[[], object]) -> float:
    before = time.perf_counter()
    work()
    return time.perf_counter() - before


def _percentile(took: Sequence[float], share: float) -> float:
    return sorted(took)[int(len(took) * share)]


def _clear_away() -> None:
    from django.conf import settings

    from search.engines.elasticsearch.client import patient_client

    indices = patient_client().indices
    for name in indices.get(index=f"{settings.ELASTICSEARCH_INDEX_PREFIX}*", features=["aliases"]):
        indices.delete(index=name)


def _say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    main()
