"""Our request to Elasticsearch beside a plain `multi_match`: same client, data, size, fields and facets."""

from collections.abc import Callable
from typing import Any

from .clock import milliseconds, percentile, seconds
from .relevance import judged

ROUNDS = 5
ROW = "{:>8}  {:<8}{:>8}{:>8}{:>8}{:>8}"


def show(others: int) -> None:
    took: dict[str, list[float]] = {"plain": [], "ours": []}
    questions = _questions()
    for number in range(ROUNDS + 1):
        for request in questions:
            for name in took:
                once = seconds(_asked(request[name]))
                if number:  # the first round warms up
                    took[name].append(once)
    print("\nThe request to Elasticsearch\n" + ROW.format("others", "subject", "p50 ms", "p95 ms", "× p50", "× p95"))
    for name, times in took.items():
        ratios = [f"{percentile(times, share) / percentile(took['plain'], share):.2f}" for share in (0.5, 0.95)]
        print(ROW.format(others, name, *(milliseconds(times, share) for share in (0.5, 0.95)), *ratios), flush=True)


def _questions() -> list[dict[str, dict[str, Any]]]:
    """Of every judged query what the search asks first, and what a plain search would."""
    from django.utils import timezone

    from search.analysis import terms
    from search.engines.elasticsearch.asking import request_of
    from search.engines.question import Filters, Question
    from search.finding.find import WINDOW, _tries
    from search.finding.serving import serving_engine
    from search.understanding.interpreting import interpretations
    from search.understanding.synonyms import present_synonyms
    from search.understanding.words import read

    found = []
    for row in judged():
        typed = read(row.query).words
        read_as = interpretations(typed, reader=row.language, engine=serving_engine(), synonyms=present_synonyms())
        if tries := _tries(read_as):
            readings = tuple(one.reading for one in tries[0])
            question = Question(row.language, readings, Filters(timezone.now()))
            said = " ".join(terms(word, row.language)[0] for word in typed)
            ours = request_of(question, best=WINDOW, offset=0, without=())
            found.append({"plain": _plain(row.language, said), "ours": ours})
    return found


def _plain(language: str, said: str) -> dict[str, Any]:
    from search.engines.elasticsearch.asking import MOST_VALUES
    from search.engines.question import FACETS
    from search.finding.find import WINDOW

    aggregations = {facet: {"terms": {"field": f"tags.{facet}", "size": MOST_VALUES}} for facet in FACETS}
    matched = {"multi_match": {"query": said, "fields": [f"words_{language}"]}}
    return {"query": matched, "aggs": aggregations, "size": WINDOW, "track_total_hits": True}


def _asked(request: dict[str, Any]) -> Callable[[], object]:
    from search.engines.elasticsearch.client import patient_client
    from search.engines.elasticsearch.index import serving_alias

    return lambda: patient_client().search(index=serving_alias(), **request)
