"""The demo's members: the 22 founders of 2012 with people who do not exist, and organisations that do not exist either.

Password and addresses are public; production refuses the demo.
"""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from django.contrib.auth.models import Group
from django.utils import timezone

from cms.cluster.enums import Sector
from cms.places.models import Municipality, Place
from cms.users.demo import create_account
from cms.users.models import User
from intranet.core.actors import Actor
from intranet.core.audit import happened

from .. import group_services, invitation_services, services
from ..acting import actor_of
from ..groups import BOARD, OFFICE
from ..models import Invitation, Organisation
from .group_talk import talk, work_together

HERE = Path(__file__).parent
STARTED = date(2012, 6, 1)  # the month is known
#: Founders that stand behind a place of another identifier; the rest share theirs.
PLACES = {
    "jurapark": "jurapark-krasiejow",
    "grod-byczyna": "grod-rycerski",
    "kraina-miodu-i-mleka": "miod-kluczbork",
}
#: Towns that are no municipality and whose founder has no place to know it from.
MUNICIPALITIES = {"Góra Świętej Anny": "1611043"}

#: e-mail, first and last name, what the account is for: those with a password
ACCOUNTS = [
    ("office@example.org", "Barbara", "Biurowa", "the cluster's office"),
    ("board@example.org", "Zbigniew", "Zarządzki", "the cluster's board"),
    ("representative@example.org", "Regina", "Przykładna", "speaks and votes for Zamek Moszna"),
    ("coordinator@example.org", "Kornel", "Koordyński", "looks after the people of Zamek Moszna"),
    ("member@example.org", "Małgorzata", "Członkowska", "works at Zamek Moszna"),
    ("public-member@example.org", "Gustaw", "Gminny", "speaks for Gmina Turawa, a municipality"),
    ("two-orgs@example.org", "Dominika", "Dwojak", "belongs to two members: Alf and Sindbad"),
    ("suspended@example.org", "Zenon", "Zawieszony", "of a fictional member that is suspended"),
    ("visitor@example.org", "Wanda", "Gościnna", "an account without an organisation"),
]


def create_accounts() -> None:
    for email, first_name, last_name, _purpose in ACCOUNTS:
        create_account(email, first_name, last_name)
    for email, group in (("office@example.org", OFFICE), ("board@example.org", BOARD)):
        User.objects.get(email=email).groups.add(Group.objects.get(name=group))


def load_members() -> None:
    """By way of the services, in the name of the demo's office."""
    create_accounts()
    office = actor_of(User.objects.get(email="office@example.org"))
    for row in [*rows("members-2012"), *rows("fictional")]:
        _enter(office, row)
    for row in rows("people"):
        _give_role(office, row)
    with happened(timezone.now() - timedelta(days=21)):  # the end of the grace period draws near
        for row in rows("fictional"):
            services.move_organisation(actor=office, organisation=_organisation(row["id"]), state=row["state"])
    for row in rows("working-groups"):
        _create_group(office, row)
    work_together()
    for row in rows("group-talk"):
        talk(row)
    for row in rows("invitations"):
        _invite(row)


def _enter(office: Actor, row: dict[str, str]) -> None:
    place = Place.objects.filter(external_id=PLACES.get(row["id"], row["id"])).first()
    services.create_organisation(
        actor=office,
        external_id=row["id"],
        name=row["name"],
        sector=row["sector"],
        is_contracting_authority=row["sector"] in (Sector.PUBLIC, Sector.RESEARCH),
        place=place,
        municipality=_municipality(row["town"], place),
        cluster_since=None if "state" in row else STARTED,
    )


def _municipality(town: str, place: Place | None) -> Municipality | None:
    """Of the place when that is known, else the one that the town is the seat of."""
    if place and place.municipality:
        return place.municipality
    seat = {"teryt": MUNICIPALITIES[town]} if town in MUNICIPALITIES else {"name": town}
    return Municipality.objects.filter(**seat).first()


def _give_role(office: Actor, row: dict[str, str]) -> None:
    create_account(row["email"], row["first_name"], row["last_name"], has_password=False)
    user = User.objects.get(email=row["email"])
    services.give_role(actor=office, organisation=_organisation(row["organisation"]), user=user, role=row["role"])


def _create_group(office: Actor, row: dict[str, str]) -> None:
    chair = User.objects.get(email=row["chair"])
    group = group_services.create_group(actor=office, name=row["name"], purpose=row["purpose"], chair=chair)
    for email in row["people"].split():
        group_services.add_to_group(actor=office, group=group, user=User.objects.get(email=email))


def _invite(row: dict[str, str]) -> None:
    """Some days ago, so that what waits for people is not all due on one day."""
    invitation = invitation_services.invite(
        actor=actor_of(User.objects.get(email=row["by"])),
        organisation=_organisation(row["organisation"]),
        email=row["email"],
        role=row["role"],
        language="pl",
    )
    Invitation.objects.filter(pk=invitation.pk).update(invited_at=timezone.now() - timedelta(days=int(row["days_ago"])))


def _organisation(external_id: str) -> Organisation:
    return Organisation.objects.get(external_id=external_id)


def rows(name: str) -> Iterator[dict[str, str]]:
    with (HERE / f"{name}.csv").open(encoding="utf-8") as file:
        yield from csv.DictReader(file)
