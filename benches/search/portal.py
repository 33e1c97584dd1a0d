"""A portal with the demo's content and many other places, measured on its database and on Elasticsearch."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import django

#: Part → other pages a language.
SIZES = {"relevance": (0, 40_000), "latency": (400, 40_000), "requests": (400, 40_000)}


def main(parts: list[str]) -> None:
    from . import failover, filling, latency, relevance, requests
    from .others import grow_to

    _prepare()
    with _cleared():
        for size in sorted({size for part in parts for size in SIZES.get(part, ())}):
            say(f"Among {size} pages of other regions in four languages …")
            with _without_elasticsearch():
                grow_to(size)
            asked = [part for part in parts if size in SIZES.get(part, ())]
            for engine in _engines():
                if "relevance" in asked:
                    relevance.show(engine, size)
                if "latency" in asked:
                    latency.show(engine, size)
                if "requests" in asked and engine == "elasticsearch":
                    requests.show(size)
        if "failover" in parts and _has_elasticsearch():
            failover.show()
        if "filling" in parts:
            with _without_elasticsearch():
                filling.leave_only_pages()
            for engine in _engines():
                filling.compare(engine)


def _prepare() -> None:
    from django.conf import settings
    from django.core.management import call_command

    from cms.demo import load_demo
    from cms.setup import prepare_site
    from search.indexing.writing import indexing_later, rebuild

    settings.DICTIONARIES = settings.BASE_DIR / "var" / "dictionaries"  # made from a package alone, and slow to make
    settings.TASKS = {"default": {"BACKEND": "django_tasks.backends.dummy.DummyBackend"}}  # Wagtail's own index
    call_command("build_dictionaries", stdout=sys.stderr)
    call_command("migrate", verbosity=0)
    prepare_site()
    with indexing_later():
        load_demo(say)
    with _without_elasticsearch():
        rebuild()


def _engines() -> Iterator[str]:
    """One after the other they serve."""
    from search.engines import database_engine
    from search.indexing.upkeep import renew

    with _without_elasticsearch():
        yield database_engine().name
    if _has_elasticsearch():
        renew()
        yield "elasticsearch"


def _has_elasticsearch() -> bool:
    from search.engines.elasticsearch import is_configured

    return is_configured()


@contextmanager
def _without_elasticsearch() -> Iterator[None]:
    from django.test import override_settings

    with override_settings(ELASTICSEARCH={}):
        yield


@contextmanager
def _cleared() -> Iterator[None]:
    """No index of ours stays behind."""
    try:
        yield
    finally:
        if _has_elasticsearch():
            from django.conf import settings

            from search.engines.elasticsearch.client import patient_client

            indices = patient_client().indices
            for name in indices.get(index=f"{settings.ELASTICSEARCH_INDEX_PREFIX}*", features=["aliases"]):
                indices.delete(index=name)


def say(line: str) -> None:
    print(line, file=sys.stderr, flush=True)


if __name__ == "__main__":
    django.setup()
    main(sys.argv[1:])
