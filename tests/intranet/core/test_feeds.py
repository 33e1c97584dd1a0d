"""Calendar feeds: read without login, ended at once by all that ends a person's rights."""

import re
from datetime import date

import pytest
from icalendar import Calendar

from intranet.core.models import AuditEntry, Feed
from intranet.members import services
from intranet.members.acting import actor_of
from intranet.members.enums import Role
from intranet.members.models import Membership
from tests.canary import all_that_is_kept
from tests.intranet import factories
from tests.intranet.conftest import logged_in

FEEDS = "/intranet/feeds/"


@pytest.fixture
def outing(museum):
    return factories.outing(museum, title="Miody; i pszczoły, tak", day=date(2027, 5, 4))


@pytest.fixture
def path(member) -> str:
    """The address of a feed that the member has made."""
    return create_feed(member)


def create_feed(actor) -> str:
    sent = {"name": "Phone", "acting_for": actor.form_value}
    page = logged_in(actor.user).post(FEEDS, sent, follow=True).content.decode()
    found = re.search(r"https://visitopolskie\.example(/intranet/feeds/\S+\.ics)", page)
    assert found
    return found[1]


def test_secret_of_a_feed_is_kept_nowhere(path, client, caplog):
    caplog.set_level("DEBUG")
    secret = path.rpartition("/")[2].removesuffix(".ics")
    client.get(path)
    client.get(path.replace(".ics", "x.ics"))
    kept = all_that_is_kept()
    assert "Phone" in kept
    assert secret not in kept + caplog.text


def events(client, path: str) -> dict[str, tuple[date, date]]:
    calendar = Calendar.from_ical(client.get(path).content)
    return {
        str(event["SUMMARY"]): (event.decoded("DTSTART"), event.decoded("DTEND")) for event in calendar.walk("VEVENT")
    }


def test_calendar_program_reads_what_the_person_may_see(client, path, outing, museum):
    factories.outing(museum, title="Tajne", is_confidential=True)
    factories.outing(museum, title="Plan", state="planned")
    answer = client.get(path)
    assert answer.headers["Content-Type"] == "text/calendar; charset=utf-8"
    assert answer.headers["Cache-Control"] == "private, no-cache"
    assert not answer.cookies
    assert events(client, path) == {"Miody; i pszczoły, tak": (date(2027, 5, 4), date(2027, 5, 5))}
    assert f"https://visitopolskie.example{outing.get_absolute_url()}" in answer.content.decode()


def test_what_has_not_changed_is_not_sent_again(client, path, outing):
    first = client.get(path)
    again = client.get(path, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    type(outing).objects.update(title="Miody pitne")
    assert client.get(path, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200


def test_address_is_shown_once_and_only_its_hash_is_kept(member, path):
    secret = path.removeprefix(FEEDS).removesuffix(".ics")
    assert secret not in logged_in(member.user).get(FEEDS).content.decode()
    assert secret not in str([vars(row) for row in (*Feed.objects.all(), *AuditEntry.objects.all())])


def test_ended_feed_is_gone(client, member, path, outing):
    feed = Feed.objects.get()
    page = logged_in(member.user).post(f"{FEEDS}{feed.pk}/end/", {"acting_for": member.form_value}, follow=True)
    assert "The feed “Phone” has ended." in page.content.decode()
    assert client.get(path).status_code == 404


def test_feed_dies_with_the_role(client, office, member, path, outing):
    assert client.get(path).status_code == 200
    services.end_role(actor=office, membership=Membership.objects.get(user=member.user))
    assert client.get(path).status_code == 404


@pytest.mark.parametrize("state", ["suspended", "left"])
def test_feed_dies_with_the_organisations_standing(client, office, member, hotel, path, outing, state):
    services.move_organisation(actor=office, organisation=hotel, state=state)
    assert client.get(path).status_code == 404


def test_feed_dies_with_the_account(client, member, path):
    member.user.is_active = False
    member.user.save()
    assert client.get(path).status_code == 404


def test_feed_loses_what_the_person_may_not_see_any_more(client, path, outing):
    type(outing).objects.update(is_confidential=True)
    assert events(client, path) == {}


def test_person_of_two_members_has_the_dates_of_both_once(client, member, museum, outing):
    factories.member(museum, Role.MEMBER, member.user)
    factories.outing(museum, title="Tajne", is_confidential=True)
    assert sorted(events(client, create_feed(actor_of(member.user)))) == ["Miody; i pszczoły, tak", "Tajne"]


def test_feed_without_a_name_is_refused(member):
    answer = logged_in(member.user).post(FEEDS, {"name": "", "acting_for": member.form_value})
    assert answer.status_code == 422
    assert not Feed.objects.exists()


@pytest.mark.parametrize("number", [1, 3])
def test_feed_asks_the_same_whatever_its_length(client, path, museum, django_assert_num_queries, number):
    for _ in range(number):
        factories.outing(museum)
    with django_assert_num_queries(7):
        client.get(path)


def test_making_and_ending_is_in_the_log(office, member, path):
    logged_in(member.user).post(f"{FEEDS}{Feed.objects.get().pk}/end/", {"acting_for": member.form_value})
    log = logged_in(office.user).get("/intranet/log/?format=csv").content.decode()
    assert "Phone,entered" in log
    assert "Phone,ended" in log
