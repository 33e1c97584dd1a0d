"""Every page of the intranet as people with assistive technology, small screens and dark rooms meet it."""

from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext

from cms.users.models import User
from intranet.members import services
from intranet.members.acting import actor_of
from intranet.members.enums import Role
from intranet.members.models import Membership, Organisation, Proposal, WorkingGroup
from tests.browser.test_templates import listen, violations
from tests.intranet import factories, world
from tests.intranet.conftest import logged_in
from tests.intranet.example.models import Outing
from tests.intranet.test_access import of_the_library

#: Language, window and scheme; German has the longest words, so it meets the narrowest window.
WINDOWS = [
    ("pl", 1440, "light"),
    ("de", 360, "light"),
    ("cs", 360, "dark"),
    ("en", 320, "light"),
]
#: Rules of contrast, size and markup ask for a colour scheme and a width, not for a language: here they are asked.
INSPECTED = {("pl", 1440, "light"), ("cs", 360, "dark")}
#: What all features share, on the example's pages.
EXAMPLE = [
    "/intranet/outings/",
    "/intranet/outings/new/",
    "/intranet/outings/{outing}/",
    "/intranet/on/outings.outing/{outing}/comments/",
    "/intranet/on/outings.outing/{outing}/links/",
    "/intranet/on/outings.outing/{outing}/attachments/",
    "/intranet/following/",
    "/intranet/feeds/",
]
#: By role, what that person sees.
ADDRESSES = {
    "office": [
        "/intranet/",
        "/intranet/profile/",
        "/intranet/log/",
        "/intranet/notices/mail/",
        "/intranet/directory/",
        "/intranet/directory/new/",
        "/intranet/directory/hotel/",
        "/intranet/directory/hotel/edit/",
        "/intranet/directory/hotel/roles/",
        "/intranet/directory/hotel/invitations/",
        "/intranet/search/?q=hotel",
        "/intranet/groups/",
        "/intranet/groups/new/",
        "/intranet/groups/{group}/",
        "/intranet/documents/",
        "/intranet/documents/folders/{folder}/",
        "/intranet/documents/folders/{folder}/add/",
        "/intranet/documents/folders/{folder}/edit/",
        "/intranet/documents/bin/",
        "/intranet/documents/{statute}/",
        "/intranet/documents/{statute}/readers/",
        "/intranet/documents/{statute}/must-read/",
        "/intranet/documents/{statute}/v/1/",
        "/intranet/documents/{statute}/compare/1/2/",
        "/intranet/documents/{statute}/approvals/",
        "/intranet/documents/{statute}/log/",
        "/intranet/documents/{statute}/approvals/ask/",
        "/intranet/documents/{statute}/keeping/",
        "/intranet/documents/{statute}/hand-over/",
        "/intranet/documents/{statute}/withdraw/",
    ],
    "coordinator": ["/intranet/directory/hotel/page/", "/intranet/directory/hotel/page/propose/"],
    "member": [
        "/intranet/",
        "/intranet/directory/hotel/",
        "/intranet/notices/",
        "/intranet/groups/{group}/",
        "/intranet/documents/{statute}/",
        "/intranet/asks/{approval}/",
        *EXAMPLE,
    ],
    "suspended": ["/intranet/standing/"],
    "account": ["/intranet/standing/"],
}


def enter_as(context: BrowserContext, person, site: str) -> None:
    session = logged_in(person).cookies["sessionid"].value
    context.add_cookies([{"name": "sessionid", "value": session, "url": site}])


def build_world() -> tuple[dict[str, User], dict[str, Any]]:
    """Who is who, and what ADDRESSES leave open."""
    people = world.build()
    hotel = Organisation.objects.get(external_id="hotel")
    services.move_organisation(actor=actor_of(people["office"]), organisation=hotel, state="grace")
    group, outing = WorkingGroup.objects.get(closed_at=None), Outing.objects.get(title="Known")
    return people, {"group": group.pk, "outing": outing.pk, **of_the_library()}


@pytest.mark.django_db(transaction=True)
def test_no_page_shuts_anybody_out(chromium: Browser, live_server, transactional_db):
    people, numbers = build_world()
    problems = []
    for language, width, scheme in WINDOWS:
        for role, addresses in ADDRESSES.items():
            context = chromium.new_context(
                viewport={"width": width, "height": 800},
                color_scheme=scheme,  # type: ignore[arg-type]
                locale=language,
            )
            enter_as(context, people[role], live_server.url)
            page = context.new_page()
            heard = listen(page, live_server.url)
            for address in addresses:
                answer = page.goto(live_server.url + address.format(**numbers))
                assert answer is not None
                assert answer.status == 200, address
                assert page.evaluate("document.documentElement.lang") == language
                where = f"{language} {width} {role} {address}"
                if (language, width, scheme) in INSPECTED:
                    problems += [f"{where} {violation}" for violation in violations(page)]
                if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
                    problems.append(f"{where} scrolls sideways")
            problems += heard
            context.close()
    assert not problems, "\n".join(problems)


@pytest.mark.django_db(transaction=True)
def test_no_page_of_proposals_shuts_an_editor_out(chromium: Browser, live_server, transactional_db):
    """In Wagtail's admin, on a desk and on a phone. The page, not Wagtail's frame around it."""
    people = world.build()
    proposal = Proposal.objects.get(organisation__external_id="hotel").pk
    problems = []
    for language, width, scheme in WINDOWS:
        context = chromium.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,  # type: ignore[arg-type]
            locale=language,
        )
        enter_as(context, people["editor"], live_server.url)
        page = context.new_page()
        for address in ("/admin/members/proposals/", f"/admin/members/proposals/{proposal}/"):
            page.goto(live_server.url + address)
            page.locator("#main").get_by_text("Hotel").first.wait_for()
            problems += [f"{language} {width} {address} {violation}" for violation in violations(page, "#main")]
        context.close()
    assert not problems, "\n".join(problems)


@pytest.mark.django_db(transaction=True)
def test_two_tabs_never_write_for_the_wrong_organisation(chromium: Browser, live_server, transactional_db):
    anna = factories.person("Anna Nowak")
    hotel, museum = (factories.organisation(external_id=external_id) for external_id in ("hotel", "museum"))
    for organisation in (hotel, museum):
        factories.member(organisation, Role.COORDINATOR, anna)
    factories.member(hotel, user=factories.person("Jan Kowal"))
    context = chromium.new_context(locale="en")
    enter_as(context, anna, live_server.url)
    first, second = context.new_page(), context.new_page()
    first.goto(f"{live_server.url}/intranet/directory/hotel/roles/")
    second.goto(f"{live_server.url}/intranet/")
    second.get_by_text("Act for another").click()
    second.get_by_role("button", name="Change over").click()
    second.get_by_text("You now act for").wait_for()
    first.get_by_label("Person").select_option("Jan Kowal")
    first.get_by_label("Role").select_option("coordinator")
    first.get_by_role("button", name="Give the role").click()
    first.get_by_role("heading", name="Nothing was saved").wait_for()
    assert not Membership.objects.filter(user__first_name="Jan", role=Role.COORDINATOR).exists()
    context.close()
