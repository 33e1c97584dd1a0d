"""What a working group has of what all features share: talk, files, links, followers."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from intranet.core import following, notices
from intranet.core.comments.services import create_comment
from intranet.core.links.services import link_objects
from intranet.core.models import Attachment, Follow
from intranet.members import group_services, services
from intranet.members.acting import actor_of
from intranet.members.audiences.keys import keys_of, of_group
from intranet.members.models import Seat, WorkingGroup
from tests.intranet import factories
from tests.intranet.conftest import logged_in


@pytest.fixture(autouse=True)
def _files_of_this_test(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def group(office, hotel, anna):
    """Its chair is Anna Nowak of the hotel."""
    factories.member(hotel, user=anna)
    return group_services.create_group(actor=office, name="Pakiety", purpose="Razem.", chair=anna)


@pytest.fixture
def guest(museum):
    return actor_of(factories.member(museum).user)


def page_of(actor, group) -> str:
    return logged_in(actor.user).get(group.get_absolute_url()).content.decode()


def attach(actor, group):
    sent = {"file": SimpleUploadedFile("Plan.pdf", b"%PDF-1.7"), "acting_for": actor.form_value}
    return logged_in(actor.user).post(f"/intranet/on/members.workinggroup/{group.pk}/attachments/", sent)


def words(actor) -> list[str]:
    return [shown.words for shown in notices.shown_to(actor)]


def test_whoever_sees_a_group_talks_in_it_and_its_people_are_told(guest, office, group, anna):
    create_comment(actor=guest, subject=group, text="Czy muzeum może dołączyć?")
    assert "Czy muzeum może dołączyć?" in page_of(office, group)
    assert words(actor_of(anna)) == ["There is a new comment on “Pakiety”"]


def test_mentioned_person_is_told_where_it_was_said(guest, group, anna):
    create_comment(actor=guest, subject=group, text="@anna.nowak, czy muzeum może dołączyć?")
    (shown,) = notices.shown_to(actor_of(anna))
    assert shown.words == "You are mentioned in a comment on “Pakiety”"
    assert shown.url == f"/intranet/groups/{group.pk}/#comments"


def test_who_sits_in_a_group_attaches_and_who_sits_there_no_longer_does_not(office, group, guest):
    assert attach(guest, group).status_code == 403
    seat = group_services.add_to_group(actor=office, group=group, user=guest.user)
    assert attach(guest, group).status_code == 302
    assert "Plan.pdf" in page_of(office, group)
    group_services.remove_from_group(actor=office, seat=seat)
    assert attach(guest, group).status_code == 403
    assert Attachment.objects.count() == 1


def test_chair_and_office_attach(office, group, anna):
    Seat.objects.all().delete()
    assert attach(actor_of(anna), group).status_code == 302
    assert attach(office, group).status_code == 302


def test_button_is_there_for_who_may_attach_only(office, group, guest):
    way = f"/intranet/on/members.workinggroup/{group.pk}/attachments/"
    assert way in page_of(office, group)
    assert way not in page_of(guest, group)


def test_who_leaves_a_group_hears_no_more_of_it_unless_they_follow_again(office, group, guest):
    seat = group_services.add_to_group(actor=office, group=group, user=guest.user)
    assert "Follow no longer" in page_of(guest, group)
    group_services.remove_from_group(actor=office, seat=seat)
    create_comment(actor=office, subject=group, text="Spotykamy się w piątek.")
    assert words(guest) == []
    following.follow(actor=guest, subject=group)
    create_comment(actor=office, subject=group, text="W sobotę.")
    assert words(guest) == ["There is a new comment on “Pakiety”"]


def test_closed_group_tells_its_people_and_is_read_only(office, group, guest, anna):
    following.follow(actor=guest, subject=group)
    create_comment(actor=office, subject=group, text="Kończymy.")
    group_services.close_group(actor=office, group=group)
    assert words(actor_of(anna))[0] == "The working group “Pakiety” is closed."
    assert "The working group “Pakiety” is closed." not in words(guest)
    assert not Follow.objects.filter(user=guest.user).exists()
    page = page_of(actor_of(anna), group)
    assert "Kończymy." in page
    assert "/comments/" not in page
    assert "/attachments/" not in page
    assert attach(office, group).status_code == 403


def test_two_groups_that_belong_together_lead_to_each_other(office, group, guest):
    other = group_services.create_group(actor=office, name="Zakupy", purpose="Taniej.")
    link_objects(actor=guest, subject=group, other=other)
    assert f'href="{other.get_absolute_url()}"' in page_of(guest, group)
    assert f'href="{group.get_absolute_url()}"' in page_of(guest, other)


@pytest.mark.parametrize("number", [1, 3, 25])
def test_page_asks_the_same_however_much_there_is(office, group, guest, django_assert_num_queries, number):
    for _ in range(number):
        create_comment(actor=guest, subject=group, text="Tak.")
        factories.attachment(group, office.user)
        link_objects(actor=guest, subject=group, other=factories.working_group(f"Grupa {factories.person().pk}"))
        Seat.objects.create(group=group, user=factories.person())
    client = logged_in(office.user)
    client.get(group.get_absolute_url())
    with django_assert_num_queries(18):
        client.get(group.get_absolute_url())


@pytest.mark.parametrize("number", [1, 3, 25])
def test_closing_asks_the_same_however_many_follow(office, hotel, group, django_assert_num_queries, number):
    Seat.objects.all().delete()
    for _ in range(number):
        following.follow(actor=actor_of(factories.member(hotel).user), subject=group)
    with django_assert_num_queries(33):
        group_services.close_group(actor=office, group=group)


def holds_key(actor, group: WorkingGroup) -> bool:
    """What opens to the group alone, such as its documents, opens to this person now."""
    return of_group(group.pk) in keys_of(actor_of(actor.user))


def test_key_of_a_group_is_held_by_its_people_and_its_chair(office, group, guest, anna):
    group_services.add_to_group(actor=office, group=group, user=guest.user)
    assert holds_key(guest, group)
    assert holds_key(actor_of(anna), group)
    Seat.objects.filter(user=anna).delete()
    assert holds_key(actor_of(anna), group)
    assert not holds_key(office, group)


def test_key_of_a_group_is_gone_with_the_seat(office, group, guest):
    seat = group_services.add_to_group(actor=office, group=group, user=guest.user)
    group_services.remove_from_group(actor=office, seat=seat)
    assert not holds_key(guest, group)


def test_key_of_a_group_is_gone_when_it_closes(office, group, anna):
    group_services.close_group(actor=office, group=group)
    assert not holds_key(actor_of(anna), group)


def test_key_of_a_group_is_of_no_use_while_the_organisation_is_suspended(office, group, guest, museum):
    group_services.add_to_group(actor=office, group=group, user=guest.user)
    services.move_organisation(actor=office, organisation=museum, state="suspended")
    assert not holds_key(guest, group)


def test_who_a_person_is_takes_two_queries(office, group, anna, django_assert_num_queries):
    with django_assert_num_queries(2):
        assert actor_of(anna).working_groups == {group.pk}
