"""The connection to the server."""

from functools import lru_cache
from typing import Any

from django.conf import settings
from elastic_transport import Urllib3HttpNode
from elasticsearch import ApiError, Elasticsearch, TransportError
from urllib3 import Timeout

#: All that may be wrong with a server: out of reach, hanging, no Elasticsearch, refusing, without its index.
FAILURES = (ApiError, TransportError)

#: Seconds for what no visitor waits for: filling and comparing whole indices.
PATIENCE = 60.0


class Unusable(TransportError):
    """The server answers, but without an index to ask, or it refuses what is to be written."""


class _Node(Urllib3HttpNode):
    """Gives up sooner while connecting than while waiting for an answer."""

    def perform_request(
        self, method: str, target: str, body: Any = None, headers: Any = None, request_timeout: Any = None
    ) -> Any:
        patience: Any = Timeout(connect=settings.ELASTICSEARCH_CONNECT_TIMEOUT, read=request_timeout)
        return super().perform_request(method, target, body, headers, patience)


def is_configured() -> bool:
    return bool(settings.ELASTICSEARCH)


def client() -> Elasticsearch:
    """For requests that somebody waits for."""
    return _client(tuple(settings.ELASTICSEARCH.items()), settings.ELASTICSEARCH_ANSWER_TIMEOUT)


def patient_client() -> Elasticsearch:
    return client().options(request_timeout=PATIENCE)


@lru_cache(maxsize=1)
def _client(arguments: tuple[tuple[str, Any], ...], seconds: float) -> Elasticsearch:
    return Elasticsearch(
        **dict(arguments), node_class=_Node, request_timeout=seconds, max_retries=0, retry_on_timeout=False
    )
