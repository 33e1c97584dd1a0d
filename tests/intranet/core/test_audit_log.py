"""The office reads who did what to what, for whom, and between which states."""

import csv
from io import StringIO

import pytest

from intranet.members import services
from tests.intranet import factories
from tests.intranet.conftest import logged_in

LOG = "/intranet/log/"


def rows(client, query: str = "") -> list[list[str]]:
    return list(csv.reader(StringIO(client.get(f"{LOG}?format=csv&{query}").content.decode("utf-8-sig"))))[1:]


def test_log_tells_who_what_for_whom_from_and_to(office, coordinator, hotel, anna):
    services.move_organisation(actor=office, organisation=hotel, state="grace")
    services.give_role(actor=coordinator, organisation=hotel, user=anna, role="member")
    given, moved = rows(logged_in(office.user))
    assert given[1:-1] == [str(coordinator.user), "Hotel Arte", "Anna Nowak – member (Hotel Arte)", "entered", "", ""]
    assert moved[1:-1] == ["Barbara Biurowa", "", "Hotel Arte", "state changed", "active", "dues are late"]


def test_log_is_narrowed_by_what_was_done_and_for_whom(office, coordinator, hotel, anna):
    services.move_organisation(actor=office, organisation=hotel, state="grace")
    services.give_role(actor=coordinator, organisation=hotel, user=anna, role="member")
    client = logged_in(office.user)
    assert [row[3] for row in rows(client, "action=moved")] == ["Hotel Arte"]
    assert [row[3] for row in rows(client, f"organisation={hotel.pk}")] == ["Anna Nowak – member (Hotel Arte)"]


@pytest.mark.parametrize("number", [1, 3])
def test_log_asks_the_same_whatever_its_length(office, django_assert_num_queries, number):
    for _ in range(number):
        organisation = factories.organisation()
        services.give_role(actor=office, organisation=organisation, user=factories.person(), role="member")
        services.move_organisation(actor=office, organisation=organisation, state="grace")
    client = logged_in(office.user)
    client.get(LOG)
    with django_assert_num_queries(11):
        client.get(LOG)
