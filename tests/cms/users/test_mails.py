"""Mails about accounts name the portal as everybody knows it, whichever of its names was asked."""

import pytest
from django.core import mail
from django_q.models import OrmQ

from cms.users.models import User
from tests.jobs import work_off

ADDRESS = "https://visitopolskie.example/account"


@pytest.mark.parametrize(
    ("language", "subject", "greeting"),
    [
        ("pl", "Odzyskiwanie hasła", "Dzień dobry"),
        ("en", "Password Reset", "Hello"),
        ("de", "Passwort", "Guten Tag"),
        ("cs", "hesla", "Dobrý den"),
    ],
)
def test_forgotten_password_is_answered_from_the_portals_address(
    client, editor, django_capture_on_commit_callbacks, language, subject, greeting
):
    headers = {"Host": "127.0.0.1:8000", "Accept-Language": language}
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/password/reset/", {"email": editor.email}, headers=headers)
    (message,) = mail.outbox
    assert message.subject.startswith("VisitOpolskie: ")
    assert subject in message.subject
    assert greeting in message.body
    assert f"{ADDRESS}/password/reset/key/" in message.body
    assert "127.0.0.1" not in f"{message.subject} {message.body}"


def test_new_address_is_confirmed_at_the_portals_address(editor, editor_client, django_capture_on_commit_callbacks):
    editor_client.post("/account/reauthenticate/", {"password": "opolskie-demo-2026"})
    with django_capture_on_commit_callbacks(execute=True):
        editor_client.post("/account/email/", {"email": "edyta@example.org", "action_add": ""})
    assert f"{ADDRESS}/confirm-email/" in mail.outbox[-1].body


def test_mail_waits_for_the_worker(client, editor, monkeypatch, settings, django_capture_on_commit_callbacks):
    monkeypatch.setattr("django_q.conf.Conf.SYNC", False)
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/password/reset/", {"email": editor.email})
    assert mail.outbox == []
    (waiting,) = OrmQ.objects.all()
    assert waiting.key == settings.ACCOUNT_MAILS
    work_off(settings.ACCOUNT_MAILS)
    assert len(mail.outbox) == 1


def test_stranger_is_neither_mailed_nor_told(client, db):
    answer = client.post("/account/password/reset/", {"email": "nobody@example.org"})
    assert answer.headers["Location"] == "/account/password/reset/done/"
    assert mail.outbox == []
    assert not User.objects.exists()
