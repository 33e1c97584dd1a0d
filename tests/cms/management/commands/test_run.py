"""`make run` as its user meets it. The tests follow one another in the life of a single portal, for loading its
content takes a minute."""

import email
import os
import re
import shutil
import signal
import sys
from collections.abc import Iterator
from email.message import EmailMessage
from email.policy import default as modern
from urllib.parse import urlsplit

import pytest
from bs4 import BeautifulSoup
from django.conf import settings
from django.db import connection

from cms.users.demo import ACCOUNTS, PASSWORD
from tests import databases
from tests.processes import alive, eventually

from .running_portal import RunningPortal

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="reads /proc")

PLACES, LANGUAGES = 64, 4


@pytest.fixture(scope="module")
def database_url(tmp_path_factory, django_db_setup: None, django_db_blocker) -> Iterator[str]:
    """One of the portal's own on the server that the suite runs on; without a server it makes a file of its own."""
    if connection.vendor == "sqlite":
        yield ""
        return
    with django_db_blocker.unblock(), databases.another(tmp_path_factory.mktemp("run")) as url:
        yield url


@pytest.fixture(scope="module")
def portal(tmp_path_factory, database_url) -> Iterator[RunningPortal]:
    """Killed in the middle of its first load, and started again. It builds the smallest dictionary itself."""
    portal = RunningPortal(tmp_path_factory.mktemp("run") / "data", database_url)
    built, but_one = settings.DICTIONARIES, shutil.ignore_patterns("en-*")
    shutil.copytree(built, portal.folder / "dictionaries", ignore=but_one)
    try:
        portal.start(until="Pages of places")
        portal.kill_everything()
        portal.start()
        yield portal
    finally:
        portal.kill_everything()


@pytest.fixture(autouse=True)
def _running(portal) -> None:
    """A test that fails half-way leaves the next one a portal that runs."""
    if not alive(portal.process.pid):
        portal.start()


def test_it_says_where_it_is_and_who_may_come_in(portal):
    printed = portal.log.read_text()
    assert f"http://localhost:{portal.port}/\n" in printed
    assert f"{portal.folder}/mail" in printed
    assert PASSWORD in printed
    for address, *_rest in ACCOUNTS:
        assert address in printed


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_it_is_complete_when_it_opens_though_its_first_load_was_killed(portal, host):
    visitor = portal.visitor(host)
    assert visitor.see("/pl/").status_code == 200
    addresses = visitor.addresses()
    assert len(addresses) >= PLACES * LANGUAGES
    assert f"http://localhost:{portal.port}/pl/" in addresses


def test_no_page_of_the_sitemap_fails_sets_a_cookie_or_leads_astray(portal):
    visitor = portal.visitor()
    pages = {urlsplit(address).path for address in visitor.addresses()}
    linked = set()
    for path in pages:
        answer = visitor.see(path)
        assert answer.status_code == 200, path
        assert "Set-Cookie" not in answer.headers, path
        linked |= set(re.findall(r'<a [^>]*href="(/[^"?#]*)', answer.text))
    for path in linked - pages:
        assert visitor.head(visitor.address + path, allow_redirects=True, timeout=30).status_code == 200, path


def test_what_lies_at_the_top_is_light(portal):
    visitor = portal.visitor()
    top = {path for address in visitor.addresses() if (path := urlsplit(address).path).count("/") <= 3}
    assert len(top) > 4 * 12
    for path in top | {f"/{language}/search/?q=zamek" for language in ("pl", "en", "de", "cs")}:
        size, requests = visitor.weigh(path)
        assert size <= 120_000, path
        assert requests <= 15, path


@pytest.mark.parametrize("place", ["zamek-moszna", "demo-hotel-pod-lipami", "osm-bakow-kluczbork"])
def test_place_is_lighter_still(portal, place):
    for language in ("pl", "en", "de", "cs"):
        size, requests = portal.visitor().weigh(f"/{language}/listing/{place}/")
        assert size <= 75_000, language
        assert requests <= 15, language


@pytest.mark.parametrize("place", ["demo-galeria", "demo-kawiarnia", "demo-punkt-widokowy"])
def test_demo_shows_places_whose_page_is_unpublished_a_draft_or_yet_to_come(portal, place):
    answer = portal.visitor().see(f"/pl/listing/{place}/")
    assert answer.url.endswith(f"/pl/listing/{place}/")
    assert answer.status_code == 200


def test_demo_shows_a_translation_that_its_source_has_overtaken(portal):
    assert "polski tekst zmienił się" in portal.visitor().see("/pl/listing/demo-park-linowy/").text
    assert "<h1>Beispiel-Kletterpark</h1>" in portal.visitor().see("/de/listing/demo-park-linowy/").text


@pytest.mark.parametrize("host", ["localhost", "127.0.0.1"])
def test_editor_logs_in_under_either_name(portal, host):
    visitor = portal.visitor(host)
    answer = visitor.submit("/account/login/", login="editor@example.org", password=PASSWORD)
    assert answer.url == f"{visitor.address}/admin/"
    assert answer.status_code == 200


def test_static_files_go_out_compressed_and_for_ever(portal):
    visitor = portal.visitor()
    page = visitor.see("/pl/atrakcje/").text
    files = set(re.findall(r'(?:href|src)="(/static/[^"#]+\.(?:css|js|svg))', page))
    assert {file.rpartition(".")[2] for file in files} == {"css", "js", "svg"}
    for file in files:
        answer = visitor.get(f"{visitor.address}{file}", headers={"Accept-Encoding": "br"}, timeout=30)
        assert answer.headers["Content-Encoding"] == "br", file
        assert "immutable" in answer.headers["Cache-Control"], file


def test_killed_web_comes_back(portal):
    before = [pid for pid, line in portal.processes().items() if "manage.py web" in line]
    assert len(before) == 2
    for pid in before:
        os.kill(pid, signal.SIGKILL)
    eventually(lambda: answers(portal))


def mails_answered_to(portal: RunningPortal, address: str) -> list[EmailMessage]:
    whole = portal.folder.glob("mail/[0-9]*.eml")  # one that is still being written begins with a dot
    mails = (email.message_from_bytes(file.read_bytes(), policy=modern) for file in whole)
    return [message for message in mails if message["Reply-To"] == address]


def test_killed_worker_comes_back_and_does_what_waited(portal):
    worker = portal.main_process("manage.py worker")
    os.kill(worker, signal.SIGKILL)
    eventually(lambda: worker not in portal.groups())  # what it leaves behind could still take the message
    answer = portal.visitor().submit("/pl/contact/", name="Jan", email="jan@example.org", text="Czy otwarte?")
    assert answer.url.endswith("/pl/contact/?sent")
    (message,) = eventually(lambda: mails_answered_to(portal, "jan@example.org"), seconds=180)
    assert "Czy otwarte?" in message.get_content()
    assert portal.main_process("manage.py worker") != worker


def test_worker_shows_that_it_lives(portal):
    health = eventually(lambda: healthy(portal), seconds=150)  # the clock of the worker ticks each minute
    assert health["database"] == "ok"
    assert health["worker"]["status"] == "ok"


def test_second_one_at_the_same_port_is_refused_in_words(portal):
    second = RunningPortal(portal.folder.with_name("second"), "")
    second.environment["PORT"] = str(portal.port)
    with pytest.raises(AssertionError, match=f"Port {portal.port} of 127.0.0.1 cannot be used"):
        second.start()
    assert "Traceback" not in second.log.read_text()


def test_ending_it_leaves_no_process(portal):
    assert portal.stop() == 0
    assert portal.processes() == {}


def test_it_starts_again_after_everything_was_killed(portal):
    portal.kill_everything()
    portal.start()
    assert answers(portal)
    assert "Pages of places" not in portal.log.read_text()


def test_killed_starter_takes_the_portal_with_it(portal):
    portal.process.kill()
    portal.process.wait()
    portal.start()  # at once: the port may still be held for a moment
    assert answers(portal)


UNDO_A_PART = """
from cms.places.models import PlacePage
from home.models import DemoLoad
castle = PlacePage.objects.get(place__external_id="zamek-moszna", locale__language_code="pl")
castle.title = "Zamek redaktorki"
castle.save_revision().publish()
PlacePage.objects.get(place__external_id="demo-dworek", locale__language_code="pl").delete()  # its versions go with it
DemoLoad.objects.update(finished_at=None)
"""


def test_resumed_load_leaves_an_editors_work_alone(portal):
    portal.stop()
    portal.manage("shell", "-c", UNDO_A_PART)
    portal.start()
    visitor = portal.visitor()
    assert "<h1>Zamek redaktorki</h1>" in visitor.see("/pl/listing/zamek-moszna/").text
    assert "/noclegi/" in visitor.see("/pl/listing/demo-dworek/").url


def test_deleted_folders_are_noticed_at_the_next_start(portal):
    portal.stop()
    for name in ("static", "media", "cache"):
        shutil.rmtree(portal.folder / name)
    portal.start()
    visitor = portal.visitor()
    page = BeautifulSoup(visitor.see("/pl/noclegi/hotel-przykladowy-pod-lipami/").text, "html.parser")
    parts = [image["src"] for image in page.select("main img")]
    parts += [link["href"] for link in page.select("link[rel=stylesheet]")]
    assert len(parts) >= 3
    for part in parts:
        assert visitor.see(part).status_code == 200, part


def answers(portal: RunningPortal) -> bool:
    try:
        return portal.visitor().see("/pl/").status_code == 200
    except OSError:
        return False


def healthy(portal: RunningPortal) -> dict:
    """What is well, once everything is."""
    health: dict = portal.visitor().see("/healthz").json()
    return health if health["status"] == "ok" else {}
