"""Passwords: any signs, as many as one likes, and as they were typed; none that others would try first."""

import re

import pytest
from django.contrib.auth.models import Group
from django.core import mail
from django.test import Client

from cms.users.models import User

OLD, NEW = "opolskie-demo-2026", "vier dunkle Ziegen"


@pytest.fixture
def anna(db) -> User:
    return User.objects.create_user("anna@example.org", OLD)


def logged_in(password: str = OLD) -> Client:
    client = Client(headers={"Accept-Language": "en"})
    client.post("/account/login/", {"login": "anna@example.org", "password": password})
    return client


def change(client: Client, new: str, *, old: str = OLD) -> int:
    typed = {"oldpassword": old, "password1": new, "password2": new}
    return client.post("/account/password/change/", typed).status_code


def is_let_in(password: str) -> bool:
    return "_auth_user_id" in logged_in(password).session


@pytest.mark.parametrize(
    "new", [NEW, "zażółć gęślą jaźń", NEW * 11, "🏰🐍🎻🌵🧊🪁🦔🍋🪐🎲🧭🫖", "nurkleinebuchstaben", " vorne und hinten "]
)
def test_any_password_that_is_long_enough_is_taken_as_it_is_typed(anna, new):
    assert change(logged_in(), new) == 302
    assert is_let_in(new)
    assert not is_let_in(new.strip() + "x")
    assert not is_let_in(new[:-1])
    assert not is_let_in(new.swapcase()) or new == new.swapcase()


@pytest.mark.parametrize("new", ["elf Zeichen", "1q2w3e4r5t6y", "123456789987654321", "anna@example.org", "1" * 11])
def test_password_that_others_would_try_first_is_refused(anna, new):
    assert change(logged_in(), new) == 200
    assert is_let_in(OLD)


def test_password_is_changed_by_who_knows_the_old_one(anna):
    client = logged_in()
    assert change(client, NEW, old="not it") == 200
    assert is_let_in(OLD)
    assert change(client, NEW) == 302
    assert (is_let_in(OLD), is_let_in(NEW)) == (False, True)
    assert "_auth_user_id" in client.session


def test_other_browsers_are_logged_out_by_a_new_password(anna):
    here, there = logged_in(), logged_in()
    change(here, NEW)
    assert here.get("/account/sessions/").status_code == 200
    assert there.get("/account/sessions/").status_code == 302


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("/account/login/", ["current-password"]),
        ("/account/password/change/", ["current-password", "new-password", "new-password"]),
    ],
)
def test_field_hides_what_is_typed_and_tells_password_managers_what_it_is_for(anna, address, expected):
    client = logged_in() if "change" in address else Client()
    fields = re.findall(r"<input[^>]+password[^>]*>", client.get(address).content.decode())
    assert [re.findall(r'autocomplete="([^"]+)"', field) for field in fields] == [[one] for one in expected]
    assert all('type="password"' in field for field in fields)


def test_who_gives_an_account_knows_no_password_of_it(superuser, client, django_capture_on_commit_callbacks):
    client.force_login(superuser)
    form = client.get("/admin/users/new/").content.decode()
    assert "password" not in re.findall(r'name="(\w+)"', form)
    person = {"email": "nina@example.org", "first_name": "Nina", "last_name": "Nowak"}
    typed = {"password1": NEW, "password2": NEW, "groups": Group.objects.get(name="Editors").pk}
    client.post("/admin/users/new/", person | typed)
    nina = User.objects.get(email="nina@example.org")
    assert not nina.has_usable_password()
    assert "password" not in re.findall(r'name="(\w+)"', client.get(f"/admin/users/edit/{nina.pk}/").content.decode())
    stranger = Client(headers={"Accept-Language": "en"})
    with django_capture_on_commit_callbacks(execute=True):
        stranger.post("/account/password/reset/", {"email": nina.email})
    address = re.search(r"https?://[^/]+(/account/password/reset/key/\S+)", str(mail.outbox[-1].body))
    assert address
    page = stranger.get(address[1], follow=True)
    stranger.post(page.redirect_chain[-1][0], {"password1": NEW, "password2": NEW})
    assert User.objects.get(pk=nina.pk).check_password(NEW)


def test_editor_without_a_password_enrols_a_second_factor(db, settings, django_capture_on_commit_callbacks):
    settings.MFA_REQUIRED = True
    nina = User.objects.create_user("nina@example.org")
    nina.groups.add(Group.objects.get(name="Editors"))
    client = Client(headers={"Accept-Language": "en"})
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/login/code/", {"email": nina.email})
    code = re.findall(r"^[A-Z]{4}-[A-Z]{4}$", str(mail.outbox[-1].body), re.MULTILINE)[0]
    client.post("/account/login/code/confirm/", {"code": code})
    page = client.get("/admin/", follow=True)
    assert page.redirect_chain == [("/account/2fa/totp/activate/", 302)]
    assert page.status_code == 200
