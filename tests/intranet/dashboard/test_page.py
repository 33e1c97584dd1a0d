"""The whole page: as many queries for whoever opens it and whatever there is."""

from typing import Any

import pytest
from django.utils import timezone

from intranet.documents.services.must_reads import require_reading
from intranet.members import group_services, invitation_services, services
from intranet.members.enums import Role
from tests.intranet import factories
from tests.intranet.conftest import logged_in


@pytest.mark.parametrize("rows", [1, 12])
def test_dashboard_asks_the_same_whatever_there_is(office, hotel, django_assert_num_queries, settings, tmp_path, rows):
    settings.MEDIA_ROOT = tmp_path
    coordinator, member = factories.member(hotel, Role.COORDINATOR), factories.member(hotel)
    folder = factories.folder("Umowy", is_open=True)
    for number in range(rows):
        organisation = services.create_organisation(actor=office, name="Zamek", sector="commercial")
        membership = services.give_role(
            actor=office, organisation=organisation, user=factories.person(), role=Role.DEPUTY
        )
        services.end_role(actor=office, membership=membership)
        group = group_services.create_group(actor=office, name="Grupa", purpose="Razem.")
        group_services.close_group(actor=office, group=group)
        for inviting in (organisation, hotel):
            invitation_services.invite(
                actor=office, organisation=inviting, email=f"{number}@example.org", role=Role.MEMBER, language="pl"
            )
        services.move_organisation(actor=office, organisation=organisation, state="grace")
        today = timezone.localdate()
        facts: dict[str, Any] = {"title": f"Regulamin {number}", "retained_until": today, "review_on": today}
        for keeper in (office.user, coordinator.user, member.user, membership.user):
            document = factories.document(folder, keeper, **facts)
            require_reading(actor=office, document=document, due_on=today)
    for user, queries in ((office.user, 16), (coordinator.user, 17), (member.user, 17)):
        client = logged_in(user)
        client.get("/intranet/")
        with django_assert_num_queries(queries):
            client.get("/intranet/")


def test_late_dues_cost_those_who_answer_for_them_one_more(office, hotel, django_assert_num_queries):
    services.move_organisation(actor=office, organisation=hotel, state="grace")
    client = logged_in(factories.member(hotel, Role.COORDINATOR).user)
    client.get("/intranet/")
    with django_assert_num_queries(17):
        assert "The dues of Hotel Arte are late" in client.get("/intranet/").content.decode()
