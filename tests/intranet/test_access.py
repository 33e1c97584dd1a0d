"""The access matrix: what every address of the project answers to everybody.

An address that stands neither in the table nor below one of UPSTREAM fails the test. An address of the intranet that
stands there with GET alone, or POST alone, must refuse the other one (405) to everybody whom the door lets in. Who is
refused has written nothing, and who only looks writes no more than that they have looked.
"""

from collections.abc import Iterator, Mapping
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse
from django.utils.translation import override

from intranet.core import mail_actions
from intranet.core.actors import FORM_FIELD
from intranet.core.models import Ask, Attachment, Comment, Draft, Feed, Link, SavedView
from intranet.documents.asks import APPROVAL, READING
from intranet.documents.models import Document, Folder
from intranet.members.acting import actor_of
from intranet.members.mail_actions import LAY_DOWN_ROLE
from intranet.members.models import Invitation, Membership, Organisation, Proposal, Seat, WorkingGroup
from tests.writes import watched

from . import world
from .example.models import Outing

#: Whole packages of addresses, which have a table of their own: allauth, Django's admin, Wagtail.
UPSTREAM = ("account/", "django-admin/", "admin/", "documents/", "_util/")
TABLE = Path(__file__).with_name("access.txt")
#: Where somebody is led who does not come in.
DOORS = ("login", "standing")
#: Answers after which nothing may have changed: not let in, not there, not allowed, not right.
REFUSALS = (*DOORS, "403", "404", "405", "409", "410", "422")
#: What somebody leaves who only looks: a line in the log, the hour of the visit, Wagtail's note of who is new.
LOOKS = {"intranet_core_auditentry", "dashboard_visit", "wagtailusers_userprofile"}
NUMBERS = (
    "contact person colleague group closed_group seat invitation proposal "
    "duty approval own_approval folder own_folder empty_folder "
    "outing own_outing comment own_comment draft feed saved_view link attachment own_attachment "
    "group_attachment closed_attachment"
)
UUIDS = dict.fromkeys(("statute", "own_document", "board_document", "binned_document"), UUID(int=1))
PLACEHOLDERS = dict.fromkeys(NUMBERS.split(), 1) | {"secret": "x", "act": "x"} | UUIDS


def rows() -> Iterator[tuple[str, str, list[str]]]:
    """Method, address, and the expected answer to each of `world.ROLES`."""
    for line in TABLE.read_text().splitlines():
        if line.startswith(("GET", "POST")):
            head, answers = line.split("|")
            method, address = head.split()
            yield method, address, _for_each_role(answers.split())


def other_methods() -> Iterator[tuple[str, str, list[str]]]:
    """What the table says by its silence, once a route."""
    tabled: dict[str, dict[str, tuple[str, list[str]]]] = {}
    for method, address, answers in rows():
        if address.startswith("/intranet/"):
            tabled.setdefault(route_of(address), {}).setdefault(method, (address, answers))
    for methods in tabled.values():
        for method in {"GET", "POST"} - set(methods):
            ((address, answers),) = methods.values()
            yield method, address, [answer if answer in DOORS else "405" for answer in answers]


def route_of(address: str) -> str:
    return resolve(address.split("?")[0].format(**PLACEHOLDERS)).route


def _for_each_role(answers: list[str]) -> list[str]:
    return answers[1:] * len(world.ROLES) if answers[0] == "all" else answers


def columns() -> tuple[str, ...]:
    header = next(line for line in TABLE.read_text().splitlines() if line.startswith("METHOD"))
    return tuple(role.replace("_", " ") for role in header.split("|")[1].split())


def routes(patterns: list[URLPattern | URLResolver], above: str = "") -> Iterator[str]:
    for pattern in patterns:
        route = str(pattern.pattern)
        route = above + route.removeprefix("^") if above else route
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        else:
            yield route


def test_every_address_of_ours_is_in_the_table():
    with override("pl"):
        ours = {route for route in routes(get_resolver().url_patterns) if not is_upstream(route)}
        tabled = {route_of(address) for _method, address, _answers in rows()}
    assert ours - tabled == set()


def is_upstream(route: str) -> bool:
    return route.removeprefix("pl/").removeprefix("^").startswith(UPSTREAM) and route not in (
        "admin/login/",
        "admin/password_reset/",
    )


def test_the_table_names_every_role():
    assert columns() == world.ROLES
    assert all(len(answers) == len(world.ROLES) for _method, _address, answers in rows())


@pytest.fixture(scope="module")
def sessions(built) -> dict[str, SimpleCookie]:
    """The cookies of everybody who has logged in, by role."""
    clients = {role: Client() for role in built}
    for role, client in clients.items():
        client.force_login(built[role])
    return {role: client.cookies for role, client in clients.items()}


@pytest.fixture(scope="module")
def said(built) -> dict[str, dict[str, str]]:
    """What everybody's forms say, by role: whom they act for."""
    return {role: {FORM_FIELD: actor_of(user).form_value} for role, user in built.items()}


@pytest.fixture(scope="module")
def places(built) -> dict[str, Any]:
    """What stands in the table in braces."""
    member = built["member"]
    group, closed = WorkingGroup.objects.get(closed_at=None), WorkingGroup.objects.exclude(closed_at=None).get()
    hotel = Organisation.objects.get(external_id="hotel")
    invitation = Invitation.objects.get(email="new@example.org")
    return {
        "contact": Membership.objects.active().get(organisation=hotel, role="coordinator").pk,
        "person": member.pk,
        "colleague": Membership.objects.active().get(organisation=hotel, role="member").pk,
        "group": group.pk,
        "closed_group": closed.pk,
        "group_attachment": Attachment.objects.of(group).get().pk,
        "closed_attachment": Attachment.objects.of(closed).get().pk,
        "seat": Seat.objects.filter(group__closed_at=None).get().pk,
        "proposal": Proposal.objects.get(organisation=hotel).pk,
        "invitation": invitation.pk,
        "secret": invitation.secret,
        "act": mail_actions.token(LAY_DOWN_ROLE, actor_of(member), member.memberships.get()),
        **of_the_example(),
        **of_the_library(),
    }


@pytest.mark.parametrize(("method", "address", "answers"), [*rows(), *other_methods()])
def test_answers(db, sessions, said, places, method, address, answers):
    path = address.format(**places)
    given = {role: answer_to(sessions.get(role, {}), method, path, said.get(role, {})) for role in world.ROLES}
    assert given == dict(zip(world.ROLES, answers, strict=True))


def of_the_library() -> dict[str, Any]:
    documents = {document.title: document.uuid for document in Document.objects.all()}
    asks = Ask.objects.filter(user__memberships__organisation__external_id="hotel")
    return {
        "duty": asks.get(kind=READING.code, user__memberships__role="member", organisation__external_id="hotel").pk,
        "approval": asks.get(kind=APPROVAL.code, user__memberships__role="member").pk,
        "own_approval": asks.get(kind=APPROVAL.code, user__memberships__role="representative").pk,
        "folder": Folder.objects.get(name="Umowy").pk,
        "own_folder": Folder.objects.get(name="Hotel").pk,
        "empty_folder": Folder.objects.get(name="Puste").pk,
        "statute": documents["Statut"],
        "own_document": documents["Own"],
        "board_document": documents["Board"],
        "binned_document": documents["Binned"],
    }


def of_the_example() -> dict[str, int]:
    known, own = Outing.objects.get(title="Known"), Outing.objects.get(title="Own")
    return {
        "outing": known.pk,
        "own_outing": own.pk,
        "comment": Comment.objects.on(known).get().pk,
        "draft": Draft.objects.get().pk,
        "feed": Feed.objects.get(digest="member").pk,
        "saved_view": SavedView.objects.get(user__feeds__digest="member").pk,
        "link": Link.objects.of(own).get().pk,
        "attachment": Attachment.objects.of(known).get().pk,
        "own_attachment": Attachment.objects.of(own).get().pk,
        "own_comment": Comment.objects.on(own).get().pk,
    }


def answer_to(cookies: Mapping[str, Any], method: str, path: str, data: dict[str, str]) -> str:
    """Undone afterwards: everybody meets the same world. Without cookies it is a stranger who asks."""
    client = Client(headers={"Accept-Language": "pl"})
    client.cookies.update(cookies)
    with transaction.atomic(), watched() as written:
        answer = client.generic(method, path) if method != "POST" else client.post(path, data)
        transaction.set_rollback(True)
    found = outcome(answer)
    if found in REFUSALS or method == "GET":
        assert written <= (LOOKS if found == "200" else set()), (method, path, found)
    return found


def outcome(answer: Any) -> str:
    """A number, or where it leads: `login`, `standing`, else `302`."""
    if answer.status_code != 302:
        return str(answer.status_code)
    target = answer.headers["Location"]
    if target.startswith(reverse("account_login")):
        return "login"
    return "standing" if target == reverse("standing") else "302"
