"""Pages with a form: refused, out of date, sent twice; and that every form says what it was opened on."""

from collections.abc import Iterator
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import resolve

from intranet.core.actors import FORM_FIELD, OPENED_FIELD
from intranet.core.comments import services as comments
from intranet.core.feeds import services as feeds
from intranet.core.feeds.forms import FeedForm
from intranet.core.form_views import refused
from intranet.core.links import services as links
from intranet.core.models import AuditEntry
from intranet.members import invitation_services, services
from intranet.members.acting import actor_of
from intranet.members.models import Organisation
from tests.intranet import factories, world
from tests.intranet.conftest import logged_in
from tests.intranet.test_access import of_the_example, of_the_library, places, rows  # noqa: F401 (a fixture)

EDIT = "/intranet/directory/hotel/edit/"
#: Adds something to an object of which it changes nothing, or ends what can do nothing but end.
SAYS_NOTHING = {
    *("create_comment", "attach_file", "link_objects", "follow", "draft"),
    *("delete_comment", "delete_attachment", "remove_link", "end_feed", "delete_view"),
    *("end_role", "remove_from_group", "withdraw_invitation", "withdraw_proposal", "take_ask_back"),
    "ask",  # the button on a document's page: one's own, and only one's own to answer
}
WHO_SEES_FORMS = ("office", "representative", "member")


@pytest.fixture
def client(office) -> Client:
    return logged_in(office.user)


@pytest.fixture
def other(db):
    return actor_of(factories.office("Anna Nowak"))


def opened(client: Client, path: str) -> str:
    return form_on(client.get(path)).find("input", {"name": OPENED_FIELD})["value"]


def form_on(answer) -> Any:
    return soup(answer).find("main").find("form", {"method": "post"})


def soup(answer) -> Any:
    return BeautifulSoup(answer.content, "html.parser")


def sent(opened_on: str, **values: str) -> dict[str, str]:
    return {FORM_FIELD: "", OPENED_FIELD: opened_on, "name": "Hotel Arte", "sector": "commercial"} | values


def test_stale_form_writes_nothing_says_who_changed_what_and_keeps_what_was_typed(client, other, hotel):
    shown = opened(client, EDIT)
    services.update_organisation(actor=other, organisation=hotel, name="Hotel Nowy")
    answer = client.post(EDIT, sent(shown, name="Hotel Stary"))
    assert answer.status_code == 409
    said = " ".join(soup(answer).find(role="alert").text.split())
    assert said.startswith("Nothing of yours has been saved")
    assert "Name: Hotel Arte → Hotel Nowy" in said
    assert "Anna Nowak" in said
    assert form_on(answer).find("input", {"name": "name"})["value"] == "Hotel Stary"
    assert Organisation.objects.get().name == "Hotel Nowy"
    again = form_on(answer).find("input", {"name": OPENED_FIELD})["value"]
    assert client.post(EDIT, sent(again, name="Hotel Stary")).status_code == 302
    assert Organisation.objects.get().name == "Hotel Stary"


def test_stale_form_that_is_refused_first_is_still_stale(client, other, hotel):
    """Who was only told that a number is wrong has not seen what has changed."""
    shown = opened(client, EDIT)
    services.update_organisation(actor=other, organisation=hotel, name="Hotel Nowy")
    answer = client.post(EDIT, sent(shown, nip="123"))
    assert answer.status_code == 422
    assert form_on(answer).find("input", {"name": OPENED_FIELD})["value"] == shown


def test_same_form_sent_twice_is_a_success_twice_and_written_once(client, hotel):
    shown = opened(client, EDIT)
    for _click in range(2):
        answer = client.post(EDIT, sent(shown, name="Hotel Nowy"), follow=True)
        assert "Saved." in answer.content.decode()
    assert AuditEntry.objects.of([hotel]).count() == 1


def test_refusal_of_a_field_that_the_form_has_not_is_shown_above_it():
    form = FeedForm({"name": "Phone"})
    with refused(form, "name"):
        raise ValidationError({"digest": "Somebody has it."})
    assert form.errors == {"__all__": ["Somebody has it."]}


def test_stale_button_changes_nothing_and_says_who_was_quicker(client, other, hotel):
    page = "/intranet/directory/hotel/"
    shown = opened(client, page)
    services.update_organisation(actor=other, organisation=hotel, name="Hotel Nowy")
    answer = client.post(
        f"{page}state/", sent(shown, state="suspended"), headers={"Referer": f"http://testserver{page}"}
    )
    assert answer.headers["Location"] == page
    said = client.get(page).content.decode()
    assert "Nothing of yours has been saved" in said
    assert "Anna Nowak" in said
    assert Organisation.objects.get().state == "active"


def test_button_pressed_twice_shows_the_success_of_the_first_click(client, hotel):
    page = "/intranet/directory/hotel/"
    shown = opened(client, page)
    for _click in range(2):
        answer = client.post(f"{page}state/", sent(shown, state="suspended"), follow=True)
        assert "Hotel Arte: suspended." in answer.content.decode()


@pytest.mark.parametrize("by_link", [True, False])
def test_invitation_accepted_twice_welcomes_twice(office, hotel, anna, by_link):
    facts = {"email": anna.email, "role": "member", "language": "en"}
    invitation = invitation_services.invite(actor=office, organisation=hotel, **facts)
    address = f"/intranet/invitation/{invitation.secret}/" if by_link else f"/intranet/invitations/{invitation.pk}/"
    client = logged_in(anna)
    for _click in range(2):
        answer = client.post(address, follow=True)
        assert "Welcome. You now belong to Hotel Arte." in answer.content.decode()
    assert hotel.memberships.get().user == anna


def test_account_opened_twice_is_one_and_welcomes_twice(office, hotel):
    facts = {"email": "new@example.org", "role": "member", "language": "en"}
    invitation = invitation_services.invite(actor=office, organisation=hotel, **facts)
    names = {"first_name": "Ewa", "last_name": "Cicha", "password": "zielone-jabłka-w-maju"}
    for client in (Client(), Client()):  # the second click leaves without the cookie that the first brings
        answer = client.post(f"/intranet/invitation/{invitation.secret}/", names)
        assert answer.headers["Location"] == "/intranet/"
    assert hotel.memberships.get().user.email == "new@example.org"


def test_what_is_ended_twice_is_ended_with_the_same_words(client, office, hotel):
    group, outing = factories.working_group("Pakiety", office.user), factories.outing(hotel)
    link = links.link_objects(actor=office, subject=group, other=outing)
    feed, _secret = feeds.create_feed(actor=office, name="Phone")
    attachment = factories.attachment(group, office.user)
    comment = comments.create_comment(actor=office, subject=group, text="Tak.")
    for address, words in (
        (f"/intranet/links/{link.pk}/remove/", "The link is removed."),
        (f"/intranet/feeds/{feed.pk}/end/", "The feed “Phone” has ended."),
        (f"/intranet/attachments/{attachment.pk}/delete/", f"“{attachment}” is deleted."),
        (f"/intranet/comments/{comment.pk}/delete/", "The comment is deleted."),
    ):
        for _click in range(2):
            assert words in client.post(address, {FORM_FIELD: ""}, follow=True).content.decode()
    assert AuditEntry.objects.filter(action="ended").count() == 4


def test_every_form_of_an_object_says_what_it_was_opened_on(built, places):  # noqa: F811
    forgetful, seen = set(), set()
    clients = {role: logged_in(built[role]) for role in WHO_SEES_FORMS}
    for address, role in _pages():
        page = address.format(**places)
        for action, names in _forms(clients[role].get(page), page):
            match = resolve(action)
            if match.kwargs and "secret" not in match.kwargs and match.url_name not in SAYS_NOTHING:
                seen.add(match.url_name)
                if OPENED_FIELD not in names:
                    forgetful.add(match.url_name)
    assert forgetful == set()
    assert seen >= {"update_organisation", "move_organisation", "update_document", "bin_document", "delete_folder"}


def _pages() -> Iterator[tuple[str, str]]:
    """Each address that shows a page, and the first of these who may see it."""
    for method, address, answers in rows():
        given = dict(zip(world.ROLES, answers, strict=True))
        role = next((one for one in WHO_SEES_FORMS if given[one] == "200"), "")
        if method == "GET" and address.startswith("/intranet/") and role:
            yield address, role


def _forms(answer, page: str) -> Iterator[tuple[str, set[str]]]:
    """Where each form leads that writes, and the names of its fields."""
    if answer.streaming or not answer.headers["Content-Type"].startswith("text/html"):
        return
    for form in soup(answer).find_all("form", {"method": "post"}):
        fields = {
            field["name"] for field in form.find_all(["input", "button", "select", "textarea"]) if field.get("name")
        }
        yield form.get("action", page).partition("?")[0] or page, fields
