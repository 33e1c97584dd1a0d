"""A form that arrives twice: a double tap, „again“ after a lost answer; and going back to write another."""

from datetime import timedelta
from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from intranet.core.models import Attachment, Comment, SentForm
from intranet.core.retention import forget_old
from intranet.documents.models import Document
from intranet.members.models import Invitation, WorkingGroup
from tests.intranet import factories
from tests.intranet.conftest import logged_in

SENT_BEFORE = "This was sent already and is saved once."


@pytest.fixture
def client(member) -> Client:
    return logged_in(member.user)


@pytest.fixture
def outing(hotel):
    return factories.outing(hotel)


def shown(client: Client, page: str, field: str) -> tuple[str, dict[str, str]]:
    """Where the form is sent to that asks for the field, and what it carries."""
    soup = BeautifulSoup(client.get(page).content, "html.parser")
    form: Any = next(form for form in soup.find_all("form") if form.select(f'[name="{field}"]'))
    return form.get("action") or page, {one["name"]: one["value"] for one in form.find_all("input", type="hidden")}


def sent_twice(client: Client, page: str, **values: Any) -> Any:
    """The second answer, which leads where the first did."""
    action, carried = shown(client, page, next(iter(values)))
    first, second = client.post(action, carried | values), client.post(action, carried | again(values))
    assert first.status_code == second.status_code == 302
    assert first.headers["Location"] == second.headers["Location"]
    return second


def again(values: dict[str, Any]) -> dict[str, Any]:
    """With files that have not been read to their end."""
    for value in values.values():
        if isinstance(value, SimpleUploadedFile):
            value.seek(0)
    return values


def test_comment_sent_twice_is_written_once_and_both_lead_to_it(client, outing):
    second = sent_twice(client, outing.get_absolute_url(), text="Zapraszamy w maju.")
    assert Comment.objects.count() == 1
    assert SENT_BEFORE in client.get(second.headers["Location"]).content.decode()


def test_other_words_in_the_same_form_and_the_same_words_in_another_are_meant(client, outing):
    action, carried = shown(client, outing.get_absolute_url(), "text")
    client.post(action, carried | {"text": "Zapraszamy w maju."})
    client.post(action, carried | {"text": "A w czerwcu też."})  # after going back
    action, carried = shown(client, outing.get_absolute_url(), "text")
    client.post(action, carried | {"text": "Zapraszamy w maju."})
    assert Comment.objects.count() == 3


def test_what_was_refused_was_not_sent(client, outing):
    action, carried = shown(client, outing.get_absolute_url(), "text")
    assert [client.post(action, carried | {"text": ""}).status_code for _time in range(2)] == [422, 422]
    assert not SentForm.objects.exists()


def test_form_of_another_person_is_theirs(client, outing, museum):
    action, carried = shown(client, outing.get_absolute_url(), "text")
    client.post(action, carried | {"text": "Zapraszamy."})
    other = logged_in(factories.member(museum).user)
    _action, theirs = shown(other, outing.get_absolute_url(), "text")
    other.post(action, theirs | {"form_key": carried["form_key"], "text": "Zapraszamy."})
    assert Comment.objects.count() == 2


def test_group_made_twice_is_one_though_its_name_is_taken_by_then(office):
    sent_twice(logged_in(office.user), "/intranet/groups/new/", name="Szlaki wodne", purpose="Rzeki")
    assert WorkingGroup.objects.count() == 1


def test_person_invited_twice_has_one_letter(hotel, office, mailoutbox, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        page = f"{hotel.get_absolute_url()}invitations/"
        sent_twice(logged_in(office.user), page, email="anna.nowak@example.org", role="member", language="pl")
    assert Invitation.objects.count() == 1
    assert len(mailoutbox) == 1


def test_file_attached_twice_is_one(client, outing):
    page = f"/intranet/on/outings.outing/{outing.pk}/attachments/"
    sent_twice(client, page, file=SimpleUploadedFile("Program.pdf", b"%PDF-1.7\n"))
    assert Attachment.objects.count() == 1


def test_file_sent_again_to_the_library_is_one_document_and_another_file_its_own(office):
    shelf = factories.folder("Umowy", is_open=True)
    client, page = logged_in(office.user), f"/intranet/documents/folders/{shelf.pk}/add/"
    action, carried = shown(client, page, "file")
    answers = []
    for content in (b"one", b"one", b"two"):
        carried["file"] = SimpleUploadedFile("Umowa.txt", content)  # type: ignore[assignment]
        answers.append(client.post(action, carried, headers={"Accept": "application/json"}).json()["url"])
    assert answers[0] == answers[1] != answers[2]
    assert Document.objects.count() == 2


def test_what_was_sent_is_remembered_for_a_day(client, outing):
    sent_twice(client, outing.get_absolute_url(), text="Zapraszamy.")
    forget_old()
    assert SentForm.objects.count() == 1
    SentForm.objects.update(at=timezone.now() - timedelta(days=1, minutes=1))
    forget_old()
    assert not SentForm.objects.exists()
