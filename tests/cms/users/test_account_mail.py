"""What opens an account stands in its mail and nowhere else: neither waiting, nor sent, nor when the server refused."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from allauth.account.utils import user_pk_to_url_str
from django.core import mail
from django.test import Client
from django_q.models import Failure, OrmQ

from cms.users.models import User
from tests.canary import all_that_is_kept
from tests.jobs import work_off

CODE, CONFIRM, RESET = "/account/login/code/", "/account/login/code/confirm/", "/account/password/reset/"
NEW_PASSWORD = "zielone-jabłka-w-maju"


@pytest.fixture
def mails(monkeypatch, settings, caplog, django_capture_on_commit_callbacks) -> Callable[..., tuple[str, str]]:
    """Sends a form, lets the mail fail once and then leave; its text, and all that was kept meanwhile."""

    def send(client: Client, path: str, fields: dict[str, str]) -> tuple[str, str]:
        monkeypatch.setattr("django_q.conf.Conf.SYNC", False)
        mail.outbox.clear()
        caplog.set_level("DEBUG")
        with django_capture_on_commit_callbacks(execute=True):
            client.post(path, fields)
        kept = [all_that_is_kept()]
        settings.EMAIL_BACKEND = "no.such.Backend"
        work_off(settings.ACCOUNT_MAILS)
        kept.append(all_that_is_kept())
        assert Failure.objects.exists()
        settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
        work_off(settings.ACCOUNT_MAILS)
        assert not OrmQ.objects.exists()
        (message,) = mail.outbox
        return str(message.body), "\n".join([*kept, all_that_is_kept(), caplog.text])

    return send


def secret_in(text: str, pattern: str) -> str:
    return re.findall(pattern, text, re.MULTILINE)[0]


def test_login_code_is_kept_nowhere_and_opens_the_door(editor, mails):
    client = Client(headers={"Accept-Language": "en"})
    text, kept = mails(client, CODE, {"email": editor.email})
    code = secret_in(text, "^[A-Z]{4}-[A-Z]{4}$")
    assert editor.email in kept
    assert code not in kept
    assert code.replace("-", "") not in kept
    client.post(CONFIRM, {"code": code.lower()})
    assert client.session["_auth_user_id"] == str(editor.pk)


def test_what_the_session_keeps_of_a_code_does_not_open_the_door(editor, mails):
    client = Client(headers={"Accept-Language": "en"})
    mails(client, CODE, {"email": editor.email})
    kept_code = client.session["account_login"]["state"]["stages"]["login_by_code"]["data"]["code"]
    client.post(CONFIRM, {"code": kept_code})
    assert "_auth_user_id" not in client.session


def test_nobody_gets_in_by_an_empty_code(db):
    client = Client(headers={"Accept-Language": "en"})
    client.post(CODE, {"email": "nobody@example.org"})
    for code in ("", "-", "BCDF-GHJK"):
        client.post(CONFIRM, {"code": code})
        assert "_auth_user_id" not in client.session


def test_reset_link_is_kept_nowhere_and_changes_the_password(editor, mails):
    client = Client(headers={"Accept-Language": "en"})
    text, kept = mails(client, RESET, {"email": editor.email})
    path = urlsplit(secret_in(text, r"https://\S+")).path
    key = path.rstrip("/").rpartition("/")[2].partition("-")[2]
    assert key not in kept
    form = client.get(path).headers["Location"]
    assert key not in all_that_is_kept()
    client.post(form, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert User.objects.get().check_password(NEW_PASSWORD)


def test_link_that_confirms_an_address_is_kept_nowhere(editor, editor_client, mails):
    editor_client.post("/account/reauthenticate/", {"password": "opolskie-demo-2026"})
    text, kept = mails(editor_client, "/account/email/", {"email": "edyta@example.org", "action_add": ""})
    key = urlsplit(secret_in(text, r"https://\S+confirm-email\S+")).path.rstrip("/").rpartition("/")[2]
    assert key not in kept
    assert key.partition(":")[0] not in ("", key)


def test_account_that_is_gone_gets_no_mail(editor, client, monkeypatch, settings, django_capture_on_commit_callbacks):
    monkeypatch.setattr("django_q.conf.Conf.SYNC", False)
    with django_capture_on_commit_callbacks(execute=True):
        client.post(RESET, {"email": editor.email})
    editor.delete()
    work_off(settings.ACCOUNT_MAILS)
    assert mail.outbox == []
    assert not OrmQ.objects.exists()


def test_mark_in_a_browsers_name_is_not_filled_in(editor, mails):
    """Somebody who knows how marks look cannot have a secret mailed: theirs is not the mail's own."""
    client = Client(headers={"Accept-Language": "en", "User-Agent": "code password_reset_url " + "a" * 32})
    text, _kept = mails(client, RESET, {"email": editor.email})
    assert text.count("/account/password/reset/key/") == 1


def test_reset_link_opened_for_one_account_changes_no_other(editor, superuser, mails):
    client = Client(headers={"Accept-Language": "en"})
    text, _kept = mails(client, RESET, {"email": editor.email})
    form = client.get(urlsplit(secret_in(text, r"https://\S+")).path).headers["Location"]
    of_another = form.replace(f"/{user_pk_to_url_str(editor)}-", f"/{user_pk_to_url_str(superuser)}-")
    assert of_another != form
    client.post(of_another, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert not User.objects.get(pk=superuser.pk).check_password(NEW_PASSWORD)


def test_reset_link_opened_twice_is_used_once(editor, mails):
    first, second = (Client(headers={"Accept-Language": "en"}) for _browser in range(2))
    text, _kept = mails(first, RESET, {"email": editor.email})
    path = urlsplit(secret_in(text, r"https://\S+")).path
    forms = [client.get(path).headers["Location"] for client in (first, second)]
    for client, form, password in ((first, forms[0], NEW_PASSWORD), (second, forms[1], "czerwone-maki-w-lipcu")):
        client.post(form, {"password1": password, "password2": password})
    assert User.objects.get().check_password(NEW_PASSWORD)


def test_broken_link_opened_after_a_whole_one_breaks_nothing(editor, mails):
    client = Client(headers={"Accept-Language": "en"})
    text, _kept = mails(client, RESET, {"email": editor.email})
    path = urlsplit(secret_in(text, r"https://\S+")).path
    form = client.get(path).headers["Location"]
    assert client.get(path.rstrip("/") + "x/").status_code == 200
    client.post(form, {"password1": NEW_PASSWORD, "password2": NEW_PASSWORD})
    assert User.objects.get().check_password(NEW_PASSWORD)
