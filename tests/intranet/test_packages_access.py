"""The second half of the access matrix: who may write at the addresses of allauth, Wagtail and Django's admin.

Whatever may take a POST there stands in the table, or fails the test. Who is refused has written nothing.
"""

import re
from collections.abc import Iterator
from http.cookies import SimpleCookie
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.contrib.auth.models import Group
from django.contrib.contenttypes.models import ContentType
from django.contrib.messages import ERROR, get_messages
from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, resolve
from django.utils.translation import override
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, GroupApprovalTask, Locale, Site, UploadedFile, Workflow, WorkflowTask
from wagtail_localize.models import Translation

from cms.media.models import CustomDocument, CustomImage
from cms.places.models import Amenity, Audience, Kind, MistakeReport
from cms.users.models import User
from home.models import HomePage
from intranet.members.models import Proposal
from search.models import Promotion, Synonym
from tests import factories
from tests.writes import watched

from .test_access import is_upstream

TERMS = {"kind": Kind, "amenity": Amenity, "audience": Audience}
TABLE = Path(__file__).with_name("packages_access.txt")
#: Of those who are no editors one without a role, and one who sees the whole cluster.
ROLES = ("anonymous", "account", "office", "editor")
#: By the word of the table: whom of ROLES the address lets in.
LET_IN = {
    "everybody": ROLES,
    "people": ("account", "office", "editor"),
    "editors": ("editor",),
    "superusers": (),
    "nobody": (),
}
PASSWORD = "opolskie-demo-2026"
#: What is asked below of all addresses together; and what addresses of our own stand before.
ELSEWHERE = ("django-admin/", "pl/_util/", "admin/failwhale/")
LOGINS = ("/account/login/", "/admin/login/", "/django-admin/login/")


def rows() -> Iterator[tuple[str, str]]:
    """An address, and the word for whom it lets in."""
    for line in TABLE.read_text().splitlines():
        if line.startswith("/"):
            address, who = line.split("|")
            yield address.strip(), who.strip()


def routes(patterns: list[URLPattern | URLResolver], above: str = "") -> Iterator[str]:
    """Those that may take a POST: all but the classes that have nothing for one."""
    for pattern in patterns:
        route = above + str(pattern.pattern).removeprefix("^")
        if isinstance(pattern, URLResolver):
            yield from routes(pattern.url_patterns, route)
        elif hasattr(getattr(pattern.callback, "view_class", None) or _Function, "post"):
            yield route


class _Function:
    """A view that is no class does what it likes."""

    post = None


@pytest.fixture(scope="module")
def users(built) -> dict[str, User]:
    for user in built.values():
        user.set_password(PASSWORD)
        user.save()
    return built


@pytest.fixture(scope="module")
def sessions(users) -> dict[str, SimpleCookie]:
    """The cookies of everybody who has logged in, by role."""
    clients = {role: Client() for role in users}
    for role, client in clients.items():
        client.force_login(users[role])
    return {role: client.cookies for role, client in clients.items()}


@pytest.fixture(scope="module")
def things(users) -> dict[str, Any]:
    """What stands in the table in braces: one of every kind of thing that can be written."""
    home = HomePage.objects.get(locale__language_code="pl")
    section = factories.section_page(parent=home)
    page = factories.place_page(parent=section, place=factories.place())
    factories.translate(page)
    translation = Translation.objects.get(source__object_id=page.translation_key)
    listing = factories.place()
    task = GroupApprovalTask.objects.create(name="Approval")
    task.groups.add(Group.objects.get(name="Editors"))
    workflow = Workflow.objects.create(name="Approval")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    waiting = factories.place_page(parent=section, place=factories.place())
    started = workflow.start(waiting, users["superuser"])
    document = CustomDocument.objects.create(title="Folder", file=ContentFile(b"%PDF-1.7", "a.pdf"))
    report = MistakeReport.objects.create(place=listing, language="pl", topic="hours", text="Zamknięte.")
    return {
        "page": page.pk,
        "german": page.get_translation(Locale.objects.get(language_code="de")).pk,
        "mirror": page.get_translation(Locale.objects.get(language_code="cs")).pk,
        "waiting": waiting.pk,
        "task_state": started.current_task_state.pk,
        "section": section.pk,
        "revision": page.latest_revision_id,
        "translation": translation.pk,
        "source": translation.source_id,
        "place": listing.pk,
        "place_revision": listing.save_revision().pk,
        **{name: model._default_manager.values_list("pk", flat=True)[0] for name, model in TERMS.items()},
        "promotion": Promotion.objects.create(language="pl", queries="zamek").pk,
        "synonym": Synonym.objects.create(language="pl", words="zamek\nwarownia").pk,
        "report": report.pk,
        "proposal": Proposal.objects.values_list("pk", flat=True)[0],
        "picture": factories.picture().pk,
        "document": document.pk,
        "uploaded_document": uploaded(CustomDocument, users["editor"]),
        "uploaded_picture": uploaded(CustomImage, users["editor"]),
        "uuid": document.uuid,
        "collection": Collection.get_first_root_node().add_child(name="Own").pk,
        "workflow": workflow.pk,
        "task": task.pk,
        "redirect": Redirect.objects.create(old_path="/old", redirect_link="/pl/").pk,
        "locale": Locale.objects.get(language_code="cs").pk,
        "site": Site.objects.get().pk,
        "person": users["account"].pk,
        "group": Group.objects.create(name="Guests").pk,
    }


def uploaded(model: type[Model], user: User) -> int:
    """A file that came with many, and has no title yet."""
    kind, file = ContentType.objects.get_for_model(model), ContentFile(b"%PDF-1.7", "a.pdf")
    return UploadedFile.objects.create(file=file, uploaded_by_user=user, for_content_type=kind).pk


def test_every_address_that_may_be_written_to_is_in_the_table():
    numbers = dict.fromkeys(re.findall(r"{(\w+)}", TABLE.read_text()), 1) | {"uuid": UUID(int=1)}
    addresses = [address.partition("?")[0].format(**numbers) for address, _who in rows()]
    with override("pl"):
        theirs = {route for route in routes(get_resolver().url_patterns) if is_upstream(route)}
        tabled = {resolve(address).route.replace("^", "") for address in addresses}
    assert {route for route in theirs - tabled if not route.startswith(ELSEWHERE)} == set()


@pytest.mark.parametrize(("address", "who"), [*rows()])
def test_writing(db, sessions, things, address, who):
    path = address.format(**things)
    given = {role: post(sessions.get(role, {}), path) for role in ROLES}
    assert {role for role, is_let_in in given.items() if is_let_in} == set(LET_IN[who])
    if who == "superusers":
        assert post(sessions["superuser"], path), "or the editor was refused for another reason"


def post(cookies: Any, path: str) -> bool:
    """Whether somebody is let in who presses the button; undone afterwards. Who is not has written nothing."""
    client = Client(headers={"Accept-Language": "en"}, raise_request_exception=False)
    client.cookies.update(cookies)
    with transaction.atomic(), watched() as written:
        answer = client.post(path)
        transaction.set_rollback(True)
    if is_refused(answer):
        assert not written
        return False
    return True


def is_refused(answer: Any) -> bool:
    """Told so, led to a login or, as Wagtail does it, sent to the editor's first page with a message.

    What is not there is looked for once more below a language.
    """
    target = answer.headers.get("Location", "").partition("?")[0]
    said = [message.level for message in get_messages(answer.wsgi_request)]
    is_led_away = target in (*LOGINS, f"/en{answer.wsgi_request.path}") or (target == "/admin/" and ERROR in said)
    return is_led_away or answer.status_code in (403, 404, 405)


def test_nobody_else_is_an_editor(db, built):
    """Wagtail asks for one permission before it looks at what is wanted."""
    others = {role: user for role, user in built.items() if role not in ("editor", "superuser")}
    assert not [role for role, user in others.items() if user.has_perm("wagtailadmin.access_admin") or user.is_staff]


@pytest.mark.parametrize("role", ROLES)
def test_djangos_admin_lets_in_nobody_but_who_runs_the_portal(db, sessions, role):
    """Also where it takes a POST, whatever models a package adds."""
    found = {route for route in routes(get_resolver().url_patterns) if route.startswith("django-admin/")}
    addresses = {re.sub(r"<path:\w+>", "1", route) for route in found if "(" not in route}
    assert len(addresses) > 40
    assert {address for address in addresses if post(sessions.get(role, {}), f"/{address}")} == {"django-admin/logout/"}
