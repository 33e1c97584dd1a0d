"""The engine that answers visitors."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from ..engines import Asked, database_engine
from ..engines.elasticsearch import FAILURES, ElasticsearchEngine, breaker, is_configured
from ..engines.question import Candidates, Question
from ..indexing import outbox

Answer = TypeVar("Answer")
#: With more changes on their way than this, naming them costs more than the database's answer.
MOST_WAITING = 5_000


def serving_engine() -> Asked:
    """For one request: Elasticsearch while it is there and well, else the database's index."""
    if is_configured() and not breaker.is_open():
        changed = outbox.waiting()
        if len(changed) <= MOST_WAITING:
            return _WithFallback(ElasticsearchEngine(without=changed))
    return database_engine()


class _WithFallback:
    """From its first failure on, the database answers."""

    def __init__(self, first: Asked) -> None:
        self._engine = first

    @property
    def name(self) -> str:
        return self._engine.name

    def find(self, question: Question, *, best: int, offset: int = 0) -> Candidates:
        return self._ask(lambda engine: engine.find(question, best=best, offset=offset))

    def begin(self, beginnings: Sequence[str], *, reader: str, best: int) -> list[int]:
        return self._ask(lambda engine: engine.begin(beginnings, reader=reader, best=best))

    def known(self, terms: Mapping[str, Iterable[str]]) -> set[tuple[str, str]]:
        return self._ask(lambda engine: engine.known(terms))

    def _ask(self, question: Callable[[Asked], Answer]) -> Answer:
        try:
            return question(self._engine)
        except FAILURES as failure:
            breaker.open_because(failure)
            self._engine = database_engine()
            return question(self._engine)
