from datetime import timedelta

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone

from cms.pages.models import ContactMessage, ContactPage
from cms.pages.services import delete_old_messages
from tests import factories

MESSAGE = {"name": "Jan Przykładowy", "email": "jan@example.org", "text": "Czy zamek jest otwarty?"}


@pytest.fixture
def page(home) -> ContactPage:
    return factories.publish(ContactPage(title="Kontakt", slug="contact", summary="Napisz do nas."), parent=home)


@pytest.fixture
def client() -> Client:
    """As strict as a browser's server: the form must pass without a CSRF cookie."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def form(client, page) -> dict:
    """What a person's browser sends back: the form as shown, filled in."""
    stamp = client.get(page.url).context["form"]["stamp"].value()
    return MESSAGE | {"stamp": stamp, "website": ""}


def test_message_is_kept_and_mailed_to_the_office(client, page, form, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(page.url, form)
    assert answer.headers["Location"] == f"{page.url}?sent"
    message = ContactMessage.objects.get()
    assert (message.text, message.language) == (MESSAGE["text"], "pl")
    assert message.mailed_at
    assert mail.outbox[0].to == ["info@orot.pl"]
    assert mail.outbox[0].reply_to == ["jan@example.org"]


def test_neither_form_nor_thanks_set_a_cookie(client, page, form):
    client.post(page.url, form)
    assert client.get(f"{page.url}?sent").context["sent"]
    assert not client.cookies


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}, {"Origin": "null"}]
)
def test_message_from_another_site_is_refused(client, page, form, headers):
    assert client.post(page.url, form, headers=headers).status_code == 403
    assert not ContactMessage.objects.exists()


@pytest.mark.parametrize("host", ["localhost:8000", "127.0.0.1:8000"])
def test_message_from_either_name_of_this_machine_is_kept(client, page, form, host):
    client.post(page.url, form, headers={"Host": host, "Origin": f"http://{host}", "Sec-Fetch-Site": "same-origin"})
    assert ContactMessage.objects.count() == 1


def test_robot_is_thanked_and_nothing_kept(client, page, form):
    assert client.post(page.url, form | {"website": "http://spam.example"}).status_code == 302
    assert not ContactMessage.objects.exists()


def test_bad_input_is_explained_and_nothing_typed_is_lost(client, page, form):
    answer = client.post(page.url, form | {"email": "jan"})
    assert answer.status_code == 422
    assert "email" in answer.context["form"].errors
    assert MESSAGE["text"] in answer.content.decode()


def test_address_longer_than_any_is_explained(client, page, form):
    address = f"jan@{'a' * 62}.{'b' * 62}.{'c' * 62}.{'d' * 62}.example"
    answer = client.post(page.url, form | {"email": address})
    assert answer.status_code == 422
    assert "email" in answer.context["form"].errors


def test_message_as_long_as_the_browser_allows_is_kept(client, page, form):
    """Browsers count a line break as one character and send two."""
    assert client.post(page.url, form | {"text": "a\r\n" * 2500}).status_code == 302
    assert len(ContactMessage.objects.get().text) <= 5000


def test_forged_stamp_is_refused_and_the_next_sending_works(client, page, form):
    answer = client.post(page.url, form | {"stamp": "forged"})
    assert answer.status_code == 422
    again = answer.context["form"]["stamp"].value()
    assert client.post(page.url, form | {"stamp": again}).status_code == 302


def test_sixth_message_within_an_hour_is_too_many(client, page, form):
    for _ in range(5):
        assert client.post(page.url, form).status_code == 302
    answer = client.post(page.url, form)
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "3600"


def test_line_break_in_the_name_makes_no_mail_header(client, page, form, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks(execute=True):
        client.post(page.url, form | {"name": "Jan\nBcc: all@example.org"})
    assert "\n" not in mail.outbox[0].subject
    assert mail.outbox[0].bcc == []


def test_messages_older_than_a_year_are_deleted(db):
    for days in (364, 366):
        message = ContactMessage.objects.create(**MESSAGE, language="pl")
        ContactMessage.objects.filter(pk=message.pk).update(sent_at=timezone.now() - timedelta(days=days))
    assert delete_old_messages() == 1
    assert ContactMessage.objects.count() == 1
