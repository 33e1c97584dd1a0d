"""An address changes by its owner's doing alone, once a letter to the new one has been answered."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from cms.users.addresses import is_address_proved
from cms.users.models import User

PASSWORD = "opolskie-demo-2026"
PAGE = "/account/email/"
NEW = "new@example.org"


@pytest.fixture
def owner(editor) -> Client:
    """Logged in long ago."""
    EmailAddress.objects.create(user=editor, email=editor.email, primary=True, verified=True)
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(editor)
    return client


@pytest.fixture
def asked(owner, django_capture_on_commit_callbacks) -> Client:
    """Who has asked for another address, and given the password for that."""
    with django_capture_on_commit_callbacks(execute=True):
        page = owner.post(PAGE, {"action_add": "", "email": NEW}, follow=True)
        assert page.redirect_chain[-1][0].startswith("/account/reauthenticate/")
        owner.post(page.redirect_chain[-1][0], {"password": PASSWORD})
        owner.post(PAGE, {"action_add": "", "email": NEW})
    return owner


def test_address_holds_until_the_letter_to_the_new_one_is_answered(editor, asked, django_capture_on_commit_callbacks):
    (letter,) = mail.outbox
    assert letter.to == [NEW]
    editor.refresh_from_db()
    assert editor.email == "editor@example.org"
    link = re.findall(r"https?://[^/]+(/account/confirm-email/\S+)", str(letter.body))[0]
    asked.get(link)
    editor.refresh_from_db()
    assert editor.email == "editor@example.org"
    with django_capture_on_commit_callbacks(execute=True):
        asked.post(link)
    editor.refresh_from_db()
    assert editor.email == NEW
    assert is_address_proved(editor)
    assert mail.outbox[-1].to == ["editor@example.org"]
    assert NEW in str(mail.outbox[-1].body)


@pytest.mark.parametrize("action", ["action_add", "action_primary", "action_send"])
def test_without_the_password_nothing_changes(editor, owner, action):
    EmailAddress.objects.create(user=editor, email=NEW)
    owner.post(PAGE, {action: "", "email": NEW if action != "action_add" else "other@example.org"})
    editor.refresh_from_db()
    assert editor.email == "editor@example.org"
    assert not EmailAddress.objects.filter(email="other@example.org").exists()


def test_address_that_nobody_proved_is_not_made_the_first(editor, asked):
    EmailAddress.objects.filter(user=editor).update(verified=False)
    asked.post(PAGE, {"action_primary": "", "email": NEW})
    editor.refresh_from_db()
    assert editor.email == "editor@example.org"


def test_editors_own_page_has_no_address(owner, editor):
    page = owner.get("/admin/account/").content.decode()
    assert 'name="name_email-first_name"' in page
    assert 'type="email"' not in page
    owner.post("/admin/account/", {"name_email-first_name": "Jan", "name_email-email": NEW})
    editor.refresh_from_db()
    assert editor.email == "editor@example.org"


def test_who_gives_accounts_does_not_change_their_addresses(superuser, editor):
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(superuser)
    assert "Only its owner changes it" in client.get(f"/admin/users/edit/{editor.pk}/").content.decode()
    sent = {"email": NEW, "first_name": "Jan", "last_name": "Nowak", "is_active": "on"}
    client.post(f"/admin/users/edit/{editor.pk}/", sent)
    editor.refresh_from_db()
    assert (editor.first_name, editor.email) == ("Jan", "editor@example.org")


def test_address_is_one_however_it_is_written(superuser, editor, client):
    assert User.objects.get(email="Editor@Example.org") == editor
    client.force_login(superuser)
    sent = {"email": "EDITOR@example.org", "first_name": "Jan", "last_name": "Nowak", "is_active": "on"}
    page = client.post("/admin/users/new/", sent | {"password1": "x1-y2-z3-a4-b5", "password2": "x1-y2-z3-a4-b5"})
    assert page.status_code == 200
    assert User.objects.filter(email__iexact="editor@example.org").get() == editor
    assert Client().login(email="EDITOR@example.org", password=PASSWORD)
    other = User(email="Jan@Example.org")
    other.save()
    assert other.email == "jan@example.org"
