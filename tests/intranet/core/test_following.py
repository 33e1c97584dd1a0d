"""Who follows an outing is told of comments and of moves, and hears nothing once they may not see it."""

import pytest
from django.core.files.base import ContentFile

from intranet.core import following, notices
from intranet.core.attachments.services import attach_file
from intranet.core.comments.services import create_comment
from intranet.core.models import Follow
from intranet.members.acting import actor_of
from tests.intranet import factories
from tests.intranet.conftest import logged_in
from tests.intranet.example import services as outings


@pytest.fixture
def outing(hotel):
    return factories.outing(hotel, title="Miody")


@pytest.fixture
def guest(museum):
    return actor_of(factories.member(museum).user)


def press(actor, outing, answer: str):
    path = f"/intranet/on/outings.outing/{outing.pk}/follow/"
    sent = {"follow": answer, "acting_for": actor.form_value}
    return logged_in(actor.user).post(path, sent, follow=True).content.decode()


def followed_by(actor) -> str:
    return logged_in(actor.user).get("/intranet/following/").content.decode()


def words(actor) -> list[str]:
    return [shown.words for shown in notices.shown_to(actor)]


def test_button_follows_and_follows_no_longer(guest, outing):
    assert "Follow no longer" in press(guest, outing, "yes")
    press(guest, outing, "yes")
    assert "Miody" in followed_by(guest)
    assert "Follow no longer" not in press(guest, outing, "no")
    assert "Miody" not in followed_by(guest)


def test_what_one_follows_is_ones_own_affair(guest, office, outing):
    press(guest, outing, "yes")
    assert "Miody" not in followed_by(office)
    assert str(guest.user) not in logged_in(office.user).get(outing.get_absolute_url()).content.decode()


def test_followers_are_told_of_comments_files_and_moves(guest, member, outing, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    following.follow(actor=guest, subject=outing)
    following.follow(actor=member, subject=outing)
    create_comment(actor=member, subject=outing, text="Kto jedzie?")
    attach_file(actor=member, subject=outing, file=ContentFile(b"%PDF-1.7\n", "Program.pdf"))
    outings.move_outing(actor=member, outing=outing, state="called_off")
    assert words(guest) == [
        "“Miody” is now: called off",
        "There is a new file at “Miody”",
        "There is a new comment on “Miody”",
    ]
    assert words(member) == []  # did it themselves


def test_mentioned_follower_is_told_once(guest, member, outing):
    following.follow(actor=guest, subject=outing)
    create_comment(actor=member, subject=outing, text=f"@{guest.user.email}")
    assert words(guest) == ["You are mentioned in a comment on “Miody”"]


def test_losing_the_right_to_see_ends_it_without_a_word(guest, member, outing):
    following.follow(actor=guest, subject=outing)
    type(outing).objects.update(is_confidential=True)
    outing.refresh_from_db()
    assert "Miody" not in followed_by(guest)
    create_comment(actor=member, subject=outing, text="Zostaje między nami.")
    type(outing).objects.update(is_confidential=False)
    assert not Follow.objects.exists()
    assert words(guest) == []


def test_person_of_two_members_follows_for_either(guest, member, hotel, outing):
    factories.member(hotel, user=guest.user)
    type(outing).objects.update(is_confidential=True)
    outing.refresh_from_db()
    following.follow(actor=actor_of(guest.user, hotel.pk), subject=outing)
    create_comment(actor=member, subject=outing, text="Tak.")
    assert Follow.objects.filter(user=guest.user).exists()
    assert words(actor_of(guest.user, hotel.pk)) == ["There is a new comment on “Miody”"]


@pytest.mark.parametrize("number", [1, 3])
def test_telling_asks_the_same_whatever_the_number_of_followers(hotel, outing, django_assert_num_queries, number):
    for _ in range(number):
        following.follow(actor=actor_of(factories.member(hotel).user), subject=outing)
    host = actor_of(factories.member(hotel).user)
    with django_assert_num_queries(22):
        outings.move_outing(actor=host, outing=outing, state="called_off")


@pytest.mark.parametrize("number", [1, 3])
def test_list_asks_the_same_whatever_its_length(guest, hotel, django_assert_num_queries, number):
    for _ in range(number):
        following.follow(actor=guest, subject=factories.outing(hotel))
    client = logged_in(guest.user)
    client.get("/intranet/following/")
    with django_assert_num_queries(7):
        client.get("/intranet/following/")
