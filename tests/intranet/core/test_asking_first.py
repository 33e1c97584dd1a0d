"""What cannot be undone says first what will happen, and happens at the second press only."""

from typing import Any

import pytest
from bs4 import BeautifulSoup
from django.test import Client

from intranet.core.comments import services as comments
from intranet.core.models import Attachment
from intranet.core.opened import as_opened
from intranet.members.models import Membership, Organisation, WorkingGroup
from tests.intranet import factories
from tests.intranet.conftest import logged_in


def forms(answer) -> list[Any]:
    return BeautifulSoup(answer.content, "html.parser").select("main form")


def carried(form: Any) -> dict[str, str]:
    named = [*form.find_all("input", type="hidden"), *form.select("button[name]")]
    return {one["name"]: one["value"] for one in named}


def press(client: Client, page: str, words: str) -> Any:
    """The answer to the button that says so on that page."""
    form = next(one for one in forms(client.get(page)) if words in one.get_text())
    return client.post(form["action"], carried(form), headers={"Referer": f"http://testserver{page}"})


def confirm(client: Client, question: Any, path: str) -> Any:
    (form,) = forms(question)
    return client.post(path, carried(form))


def text(answer) -> str:
    return answer.content.decode()


@pytest.fixture
def outing(hotel):
    return factories.outing(hotel)


def test_comment_is_deleted_at_the_second_press(member, outing):
    comment = comments.create_comment(actor=member, subject=outing, text="Zapraszamy.")
    client, page = logged_in(member.user), outing.get_absolute_url()
    question = press(client, page, "Delete")
    assert "Its words cannot be brought back." in text(question)
    assert f'href="{page}"' in text(question)
    comment.refresh_from_db()
    assert comment.text == "Zapraszamy."
    confirm(client, question, f"/intranet/comments/{comment.pk}/delete/")
    comment.refresh_from_db()
    assert comment.text == ""


def test_file_is_deleted_at_the_second_press(member, outing):
    attachment = factories.attachment(outing, member.user)
    client = logged_in(member.user)
    question = press(client, outing.get_absolute_url(), "Delete")
    assert Attachment.objects.get().deleted_at is None
    confirm(client, question, f"/intranet/attachments/{attachment.pk}/delete/")
    assert Attachment.objects.get().deleted_at is not None


def test_organisation_leaves_at_the_second_press_unless_it_was_changed_meanwhile(office, member, hotel):
    client, page = logged_in(office.user), hotel.get_absolute_url()
    question = press(client, page, "Note that it has left")
    assert "each is given anew" in text(question)
    assert Membership.objects.active().exists()
    seen = carried(forms(question)[0])["opened_on"]
    assert seen.startswith("members.organisation:")
    confirm(client, question, f"{page}state/")
    assert Organisation.objects.get().state == "left"
    assert not Membership.objects.active().exists()


def test_step_that_can_be_taken_back_asks_nothing(office, hotel):
    answer = press(logged_in(office.user), hotel.get_absolute_url(), "Suspend")
    assert answer.status_code == 302
    assert as_opened(Organisation.objects.all()).get().state == "suspended"


def test_group_is_closed_at_the_second_press(office):
    group = factories.working_group()
    client = logged_in(office.user)
    question = press(client, group.get_absolute_url(), "Close the group")
    assert not WorkingGroup.objects.get().closed_at
    confirm(client, question, f"{group.get_absolute_url()}close/")
    assert WorkingGroup.objects.get().closed_at
