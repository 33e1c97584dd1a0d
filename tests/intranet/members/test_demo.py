"""The demo's members: 22 real founders, people who do not exist, and states only on what is fictional."""

import csv
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import parse
from zipfile import ZipFile

import pytest
from django.test import override_settings

from cms.cluster.models import ClusterPage, MemberPage
from cms.places.importing import import_places
from cms.places.reference import DATA
from cms.users.demo import ACCOUNTS as EDITORS
from cms.users.demo import PASSWORD
from cms.users.demo import create_accounts as create_editors
from cms.users.models import User
from home.models import HomePage
from intranet.core.models import Attachment
from intranet.dashboard.features import waits_for
from intranet.members import demo
from intranet.members.acting import actor_of
from intranet.members.demo.pages import load_pages
from intranet.members.enums import OrganisationState, ProposalState, Role
from intranet.members.models import Membership, Organisation, Proposal, WorkingGroup
from tests import factories as portal
from tests.intranet.conftest import logged_in

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module", autouse=True)
def loaded(rows_of_the_module, tmp_path_factory) -> Iterator[None]:
    with override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")):
        assert not import_places(DATA / "places.csv").problems
        demo.load_members()
        create_editors()
        home = HomePage.objects.get(locale__language_code="pl")
        portal.publish(ClusterPage(title="Klaster", slug="klaster", summary="Razem."), parent=home)
        load_pages()
        yield


def test_founders_stand_behind_their_places():
    with (demo.HERE / "members-2012.csv").open(encoding="utf-8") as file:
        keys = [row["id"] for row in csv.DictReader(file)]
    founders = Organisation.objects.filter(external_id__in=keys).select_related("place")
    assert len(founders) == len(keys) == 22
    places = {founder.external_id: founder.place.external_id for founder in founders if founder.place}
    assert {key: place for key, place in places.items() if key != place} == {
        "jurapark": "jurapark-krasiejow",
        "grod-byczyna": "grod-rycerski",
        "kraina-miodu-i-mleka": "miod-kluczbork",
    }
    assert len(places) == 12
    assert {founder.external_id for founder in founders if founder.municipality is None} == {"cichy-zakatek"}


def test_every_founder_has_one_who_speaks_for_it_and_nothing_that_was_made_up():
    founders = Organisation.objects.exclude(external_id__startswith="demo-")
    assert set(founders.values_list("state", "nip", "regon", "krs")) == {(OrganisationState.ACTIVE, "", "", "")}
    speaking = Membership.objects.active().filter(role=Role.REPRESENTATIVE, organisation__in=founders)
    assert speaking.count() == 22


def test_every_state_is_shown_on_what_does_not_exist():
    fictional = Organisation.objects.filter(external_id__startswith="demo-")
    assert set(fictional.values_list("state", flat=True)) == set(OrganisationState) - {OrganisationState.ACTIVE}
    assert all("Przykładow" in organisation.name for organisation in fictional)


def test_people_are_of_example_org_and_only_the_accounts_named_can_log_in():
    assert not User.objects.exclude(email__endswith="@example.org").exists()
    named = {email for email, *_rest in (*EDITORS, *demo.ACCOUNTS)}
    assert {user.email for user in User.objects.all() if user.check_password(PASSWORD)} == named


def test_working_groups_are_at_work():
    assert {group.seats.active().count() for group in WorkingGroup.objects.at_work()} == {4}


def test_working_groups_are_alive():
    group = WorkingGroup.objects.get(name="Pakiety turystyczne")
    client = logged_in(User.objects.get(email="coordinator@example.org"))
    page = client.get(group.get_absolute_url()).content.decode()
    for words in ("@dominika.dwojak", "Plan spotkania.odt", "Grupa zakupowa</a>", "Follow"):
        assert words in page
    answer: Any = client.get(f"/intranet/attachments/{Attachment.objects.get().pk}/")
    assert answer.headers["Content-Type"] == "application/vnd.oasis.opendocument.text"
    with ZipFile(BytesIO(b"".join(answer.streaming_content))) as document:
        assert "Zamek i kominek" in document.read("content.xml").decode()
        for name in ("content.xml", "META-INF/manifest.xml"):
            parse(document.open(name))
    told = client.get("/intranet/following/").content.decode()
    assert "Grupa zakupowa" in told


def test_founders_pages_say_what_is_known_in_four_languages(client):
    pages = MemberPage.objects.live().exclude(member__external_id__startswith="demo-")
    assert {page.language: page.is_translated for page in pages} == dict.fromkeys(("pl", "en", "de", "cs"), True)
    assert pages.count() == 22 * 4
    page = client.get("/de/klaster/hotel-arte/").content.decode()
    assert "Hotel, Brzeg. Gründungsmitglied des Tourismusclusters „VisitOpolskie“ (Juni 2012)." in page


def test_proposals_in_every_state_are_of_what_does_not_exist():
    proposals = Proposal.objects.all()
    assert set(proposals.values_list("state", flat=True)) == set(ProposalState)
    assert set(proposals.values_list("organisation__external_id", flat=True)) == {"demo-u-mlynarza"}


@pytest.mark.parametrize(
    "who", ["office", "board", "representative", "coordinator", "member", "public-member", "two-orgs"]
)
def test_something_waits_for_everybody_whose_role_has_something_to_do(who):
    client = logged_in(User.objects.get(email=f"{who}@example.org"))
    assert "Nothing waits for you." not in client.get("/intranet/").content.decode()


def test_what_waits_in_the_demo_is_dated_after_today_and_the_most_urgent_comes_first():
    for who in ("office", "board", "representative", "coordinator", "member"):
        waiting = waits_for(actor_of(User.objects.get(email=f"{who}@example.org")))
        dates = [one.due for one in waiting if one.due]
        assert dates
        assert dates == sorted(dates)
        assert not any(one.is_late for one in waiting)
