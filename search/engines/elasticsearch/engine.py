"""What visitors ask of the server."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from .. import database_engine
from ..question import Candidates, Question
from .asking import beginning_request, candidates_of, request_of
from .client import Unusable, client
from .index import serving_alias


class ElasticsearchEngine:
    """`without`: records that have changed since the server heard of them; they are neither found nor counted."""

    name = "elasticsearch"

    def __init__(self, without: Collection[int] = ()) -> None:
        self._without = without

    def find(self, question: Question, *, best: int, offset: int = 0) -> Candidates:
        response = self._ask(request_of(question, best=best, offset=offset, without=self._without))
        try:
            return candidates_of(response)
        except (LookupError, TypeError, ValueError) as error:
            raise Unusable("It answers something else than what is found.") from error

    def begin(self, beginnings: Sequence[str], *, reader: str, best: int) -> list[int]:
        response = self._ask(beginning_request(beginnings, reader=reader, best=best, without=self._without))
        return [int(hit["_id"]) for hit in response.get("hits", {}).get("hits", ())]

    def known(self, terms: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
        """From the database, whose index holds the same terms: it saves a journey."""
        return database_engine().known(terms)

    def _ask(self, request: dict[str, Any]) -> Any:
        return client().search(index=serving_alias(), allow_partial_search_results=False, **request).body
