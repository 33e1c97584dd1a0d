"""Who may see something: stated as keys, told in words, asked of people as they are now."""

import pytest
from django.core.exceptions import ValidationError

from intranet.core.visibility import can_view
from intranet.documents.models import Folder
from intranet.members.acting import actor_of
from intranet.members.audiences import keys
from intranet.members.audiences.forms import ReadersField
from intranet.members.audiences.services import audience_of
from intranet.members.enums import Role
from intranet.members.models.audience import words_of
from tests.intranet import factories


@pytest.mark.parametrize(
    "stated", [keys.of_holders(Role.COORDINATOR), keys.of_sector("public"), "person", "group", "organisation"]
)
def test_object_is_seen_by_those_who_are_meant_and_no_other(museum, hotel, stated):
    meant = factories.member(museum, Role.COORDINATOR).user
    other = actor_of(factories.member(hotel).user)
    group = factories.working_group("Pakiety", meant)
    key = {
        "person": keys.of_person(meant.pk),
        "group": keys.of_group(group.pk),
        "organisation": keys.of_organisation(museum.pk),
    }.get(stated, stated)
    folder = factories.folder("Umowy", key)
    assert Folder.objects.visible_to(actor_of(meant)).contains(folder)
    assert not Folder.objects.visible_to(other).contains(folder)


def test_role_that_has_ended_opens_nothing(museum):
    coordinates = factories.member(museum, Role.COORDINATOR)
    folder = factories.folder("Umowy", keys.of_holders(Role.COORDINATOR))
    coordinates.role = Role.MEMBER
    coordinates.save()
    assert not can_view(actor_of(coordinates.user), folder)


@pytest.mark.parametrize("number", [1, 3, 12])
def test_audiences_are_told_in_three_queries_however_many(museum, anna, number, django_assert_num_queries):
    group = factories.working_group("Targi")
    people = [factories.person(f"Jan Kowal{'k' * one}") for one in range(number)]
    stated = [keys.of_organisation(museum.pk), keys.of_group(group.pk), keys.of_holders("deputy")]
    audiences = [audience_of([*stated, keys.of_person(person.pk)]) for person in people]
    with django_assert_num_queries(3):
        words = words_of(audiences)
    assert words[audiences[0].pk] == "Jan Kowal, Muzeum, Targi, deputy representative"
    assert str(audience_of([])) == "The office alone"


def test_more_readers_than_there_is_room_for_are_refused(db):
    with pytest.raises(ValidationError, match="too many to be named one by one"):
        audience_of(keys.of_organisation(pk) for pk in range(1000, 1200))


def test_field_refuses_what_is_no_choice(museum):
    field = ReadersField(required=False)
    assert field.clean([keys.of_organisation(museum.pk), keys.of_holders("deputy")])
    with pytest.raises(ValidationError):
        field.clean(["person:1"])
