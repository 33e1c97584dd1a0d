"""A few things to find; tests that use `engine` run on the database and on Elasticsearch."""

from collections.abc import Callable, Iterator

import pytest

from cms.pages.models import StandardPage
from cms.places.models import Audience, Place
from home.models import HomePage
from search.engines import database_engine
from search.indexing import outbox
from search.indexing.writing import rebuild
from search.understanding import near_spellings
from tests import factories

from .indices import own_index

TEXT = [{"type": "text", "value": "<p>Jak dojechać pociągiem.</p>", "id": "1d2f6a52-41d4-4b60-a93c-5f2bd2c2fc62"}]


@pytest.fixture
def elasticsearch(db, elasticsearch_server, monkeypatch) -> Iterator[None]:
    """An index of the test's own, in step with a database whose transaction the test never commits."""
    monkeypatch.setattr(outbox, "on_commit", lambda tell: tell())
    with own_index(elasticsearch_server):
        yield


@pytest.fixture(params=["database", pytest.param("elasticsearch", marks=pytest.mark.elasticsearch)])
def engine(request, db) -> str:
    """The name that answers have to carry."""
    if request.param == "elasticsearch":
        request.getfixturevalue("elasticsearch")
        return "elasticsearch"
    return database_engine().name


@pytest.fixture
def monitor(db, client) -> Callable[[], tuple[int, str]]:
    """What `/healthz` says of the search, and with which status."""

    def ask() -> tuple[int, str]:
        answer = client.get("/healthz")
        return answer.status_code, answer.json()["search"]

    return ask


@pytest.fixture
def findable(db, forgetful) -> None:
    fill()


@pytest.fixture
def forgetful(monkeypatch) -> None:
    """Words of the index are asked for anew each time."""
    monkeypatch.setattr(near_spellings, "KEPT_FOR", 0)


def fill() -> None:
    home = HomePage.objects.get(locale__language_code="pl")
    section = factories.section_page(parent=home)
    beds = factories.section_page(parent=home, section="accommodation", title="Noclegi")
    castle = _place("zamek-moszna", "Zamek w Mosznej", town="Moszna", county_id="1605")
    castle.audiences = list(Audience.objects.filter(code="families"))
    castle.save()
    page = factories.place_page(parent=section, place=castle, other_names="Schloss Moschen", summary="99 wież i park.")
    for language, title in (("en", "Moszna Castle"), ("de", "Schloss Moschen"), ("cs", "Zámek Moszna")):
        factories.translate(page, language, title=title, summary=title)
    brzeg = _place("zamek-brzeg", "Zamek w Brzegu", town="Brzeg", county_id="1601", latitude=50.86, longitude=17.47)
    factories.place_page(parent=section, place=brzeg, summary="Renesansowy zamek Piastów.")
    _place("osm-zamek", "Ruiny zamku", town="Nysa", county_id="1607", latitude=50.47, longitude=17.33)
    inn = _place("hotel-nysa", "Hotel Fryderyk", kind="hotel", section="accommodation", town="Nysa", county_id="1607")
    factories.place_page(parent=beds, place=inn, summary="Pokoje przy rynku.")
    _place("osm-hotel", "Lux", kind="hotel", section="accommodation", town="Nysa", county_id="1607")
    hill = _place("gora-sw-anny", "Góra Świętej Anny", kind="sanctuary", town="Góra Świętej Anny", county_id="1611")
    factories.place_page(parent=section, place=hill, other_names="Święta Anna; Sankt Annaberg")
    factories.publish(StandardPage(title="Dojazd", slug="dojazd", summary="Koleją i rowerem.", body=TEXT), parent=home)
    rebuild()


def _place(external_id: str, name: str, **facts: object) -> Place:
    return factories.place(external_id=external_id, name=name, **facts)
