"""Every way into the editors' pages leads past the same door, and past the second factor where it is required."""

import re
import time

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, generate_totp_secret, hotp_value
from django.core import mail
from django.test import Client

from cms.users.models import User

PASSWORD = "opolskie-demo-2026"
DOORS = ["/admin/", "/admin/login/", "/django-admin/", "/django-admin/login/"]


@pytest.mark.parametrize("door", DOORS)
def test_stranger_is_led_to_the_one_login(client, db, door):
    answer = client.get(door, follow=True)
    assert answer.redirect_chain[-1][0].startswith("/account/login/")
    assert answer.status_code == 200


@pytest.mark.parametrize("door", DOORS)
def test_password_posted_at_a_door_of_upstream_lets_nobody_in(client, editor, door):
    client.post(door, {"username": editor.email, "login": editor.email, "password": "opolskie-demo-2026"})
    assert "_auth_user_id" not in client.session


def test_upstreams_password_reset_leads_to_the_one_reset(client, db):
    assert client.get("/admin/password_reset/").headers["Location"] == "/account/password/reset/"


def test_nobody_signs_up_by_themselves(client, db):
    answer = client.post(
        "/account/signup/", {"email": "new@example.org", "password1": "x1-y2-z3-a4-b5", "password2": "x1-y2-z3-a4-b5"}
    )
    assert answer.status_code == 200
    assert not User.objects.exists()


def test_account_without_the_right_is_told_so(editor_client):
    assert editor_client.get("/django-admin/", follow=True).status_code == 403


@pytest.mark.parametrize("door", ["/admin/", "/django-admin/"])
def test_second_factor_is_asked_for_where_it_is_required(superuser, settings, door):
    settings.MFA_REQUIRED = True
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(superuser)
    answer = client.get(door)
    assert answer.headers["Location"] == "/account/2fa/totp/activate/"
    TOTP.activate(superuser, generate_totp_secret())
    assert client.get(door).status_code == 200


def test_second_factor_is_found_from_the_editors_pages(editor_client):
    assert "/account/2fa/" in editor_client.get("/admin/").content.decode()


def test_second_factor_is_offered_but_not_asked_for_elsewhere(editor_client, settings):
    settings.MFA_REQUIRED = False
    assert editor_client.get("/admin/").status_code == 200
    assert editor_client.get("/account/2fa/").status_code == 200


@pytest.mark.parametrize(("steps", "status"), [(0, 302), (1, 302), (-2, 200)])
def test_code_of_a_telephone_that_is_half_a_minute_off_counts(superuser, client, steps, status):
    """And one that is typed in its last second, which is the same."""
    TOTP.activate(superuser, secret := generate_totp_secret())
    client.post("/account/login/", {"login": superuser.email, "password": "opolskie-demo-2026"})
    code = format_hotp_value(hotp_value(secret, int(time.time()) // 30 + steps))
    assert client.post("/account/2fa/authenticate/", {"code": code}).status_code == status


@pytest.mark.parametrize(
    "address", ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example"]
)
def test_login_leads_nobody_to_another_site(client, editor, address):
    typed = {"login": editor.email, "password": PASSWORD, "next": address}
    assert client.post("/account/login/", typed).headers["Location"] == "/admin/"


def test_new_password_does_not_replace_the_second_factor(superuser, client, django_capture_on_commit_callbacks):
    TOTP.activate(superuser, generate_totp_secret())
    with django_capture_on_commit_callbacks(execute=True):
        client.post("/account/password/reset/", {"email": superuser.email})
    link = re.findall(r"https?://[^/]+(/account/password/reset/key/\S+)", str(mail.outbox[-1].body))[0]
    form = client.get(link, follow=True).redirect_chain[-1][0]
    new = "vier dunkle Ziegen"
    client.post(form, {"password1": new, "password2": new})
    assert "_auth_user_id" not in client.session
    assert (
        client.post("/account/login/", {"login": superuser.email, "password": new})
        .headers["Location"]
        .startswith("/account/2fa/authenticate/")
    )


@pytest.mark.parametrize(
    "address",
    [
        "/account/2fa/totp/activate/",
        "/account/2fa/totp/deactivate/",
        "/account/2fa/webauthn/add/",
        "/account/2fa/recovery-codes/generate/",
    ],
)
def test_second_factor_is_changed_only_after_the_password(editor, editor_client, address):
    """Or the second factor itself; whoever sits down at an open browser has neither."""
    if "activate" not in address.split("/"):
        TOTP.activate(editor, generate_totp_secret())
    before = list(Authenticator.objects.values())
    answer = editor_client.post(address)
    assert answer.headers.get("Location", "").startswith(("/account/reauthenticate/", "/account/2fa/reauthenticate/"))
    assert list(Authenticator.objects.values()) == before


@pytest.mark.parametrize(
    ("address", "way"),
    [
        ("/intranet/", "/account/logout/"),
        ("/account/sessions/", "/account/logout/"),
        ("/account/2fa/", "/account/logout/"),
        ("/admin/", "/admin/logout/"),
    ],
)
def test_way_out_is_on_every_page_behind_the_login(superuser, client, address, way):
    client.force_login(superuser)
    assert way in client.get(address).content.decode()
