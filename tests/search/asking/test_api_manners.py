"""Who may ask the API, how often, and what it costs."""

import pytest
from django.db import connection

from .programs import SEARCH, SUGGEST


@pytest.mark.parametrize("address", [SEARCH, SUGGEST, "/api/v1/openapi.json"])
@pytest.mark.django_db
def test_any_page_may_ask_and_only_read(client, address):
    asked = f"{address}?locale=pl"
    assert client.get(asked).headers["Access-Control-Allow-Origin"] == "*"
    head = client.head(asked)
    assert head.status_code == 200
    assert head.content == b""
    options = client.options(asked)
    assert options.status_code == 200
    assert options.headers["Access-Control-Allow-Methods"] == "GET, HEAD, OPTIONS"
    for method in ("post", "put", "patch", "delete"):
        refused = getattr(client, method)(asked)
        assert refused.status_code == 405
        assert refused.headers["Allow"] == "GET, HEAD, OPTIONS"
        assert refused.json()["error"]["message"]
        assert refused.headers["Access-Control-Allow-Origin"] == "*"


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/api/v1/none", "/api/v1/none/", "/api/", "/api/v2/search/"])
def test_what_is_not_there_is_said_as_json(client, path):
    answer = client.get(path)
    assert answer.status_code == 404
    assert answer.json()["error"]["parameter"] is None


@pytest.mark.django_db
def test_who_asks_too_often_is_asked_to_wait(client, settings, monkeypatch):
    settings.API_RATE = 3
    monkeypatch.setattr("cms.core.rates.time", lambda: 1_000_000.5)
    asked = {"locale": "pl", "q": "zamek"}
    assert [client.get(SEARCH, asked).status_code for _time in range(4)] == [200, 200, 200, 429]
    refused = client.get(SUGGEST, asked)
    assert refused.status_code == 429
    assert refused.headers["Retry-After"] == "1"
    assert refused.headers["Access-Control-Allow-Origin"] == "*"
    assert refused.json()["error"]["parameter"] is None
    assert client.get(SEARCH, asked, REMOTE_ADDR="192.0.2.1").status_code == 200
    monkeypatch.setattr("cms.core.rates.time", lambda: 1_000_001.5)
    assert client.get(SEARCH, asked).status_code == 200


@pytest.mark.django_db
def test_nobody_is_followed(client):
    assert not client.get(SEARCH, {"locale": "pl", "q": "zamek"}).cookies
    assert not client.get(SUGGEST, {"locale": "pl", "q": "zamek"}).cookies


#: Address, queries of the database where it answers, and where Elasticsearch does: instead of an answer the database
#: is asked what Elasticsearch does not know yet.
QUERIES = [
    (f"{SEARCH}?locale=pl&q=zamek", 4, 4),
    (f"{SEARCH}?locale=pl&q=zamek&section=attraction&county=1605&near=50.44,17.77", 4, 4),
    (f"{SEARCH}?locale=de&q=schloss moschen", 4, 4),
    (f"{SEARCH}?locale=pl&q=zamek moszna rower", 5, 4),  # asked again, without a word that nothing has with the others
    (f"{SEARCH}?locale=pl&q=", 0, 1),
    (f"{SUGGEST}?locale=pl&q=zam", 4, 4),
    (f"{SUGGEST}?locale=pl&q=", 0, 0),
]


def test_few_queries(client, findable, engine, settings, django_assert_num_queries):
    settings.CONTENT_MAY_BE_STALE_FOR = 60
    connection.run_on_commit.clear()  # as if the fixture's changes were committed: the version is remembered
    for address, of_database, beside_elasticsearch in QUERIES:
        client.get(address)
        with django_assert_num_queries(beside_elasticsearch if engine == "elasticsearch" else of_database):
            client.get(address)
