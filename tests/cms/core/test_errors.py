"""What readers get when something goes wrong: words in their language, and never a question to the database."""

import sqlite3
from contextlib import closing

import pytest
from django.core.exceptions import PermissionDenied
from django.db import OperationalError, connection
from django.test import Client, RequestFactory

from cms.core.errors import forbidden, server_error, too_many_requests

SORRY = {
    "pl": "Coś poszło nie tak po naszej stronie",
    "en": "Something went wrong on our side",
    "de": "Bei uns ist etwas schiefgegangen",
    "cs": "Na naší straně se něco pokazilo",
}
NOT_YOURS = {
    "pl": "Ta strona nie jest dla wszystkich",
    "en": "This page is not for everyone",
    "de": "Diese Seite ist nicht für alle",
    "cs": "Tato stránka není pro všechny",
}
CANNOT_WRITE = {
    "pl": "Nic nie zostało zapisane",
    "en": "Nothing was saved",
    "de": "Nichts wurde gespeichert",
    "cs": "Nic se neuložilo",
}
TOO_MANY = {
    "pl": "Zbyt wiele żądań",
    "en": "Too many requests",
    "de": "Zu viele Anfragen",
    "cs": "Příliš mnoho požadavků",
}


@pytest.mark.parametrize(("language", "words"), SORRY.items())
def test_page_without_database_says_sorry_in_the_readers_language(language, words):
    """Without the `db` fixture whoever asks the database fails, as when it is gone."""
    answer = Client(raise_request_exception=False).get(f"/{language}/")
    assert answer.status_code == 500
    assert words in answer.content.decode()
    assert f'<html lang="{language}">' in answer.content.decode()


@pytest.mark.parametrize(("language", "words"), NOT_YOURS.items())
def test_forbidden_page_is_explained_in_the_readers_language(language, words):
    answer = forbidden(RequestFactory().get("/", headers={"Accept-Language": language}), PermissionDenied())
    assert answer.status_code == 403
    assert words in answer.content.decode()


@pytest.mark.parametrize(("language", "words"), CANNOT_WRITE.items())
def test_database_that_cannot_write_is_said_with_what_became_of_the_form(language, words):
    try:
        raise OperationalError("database or disk is full")
    except OperationalError:
        answer = server_error(RequestFactory().post(f"/{language}/contact/"))
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "60"
    assert words in answer.content.decode()


# The suite on the embedded defaults runs it: only a SQLite file is locked as a whole.
@pytest.mark.skipif(connection.vendor != "sqlite", reason="PostgreSQL lets two write")
@pytest.mark.django_db(transaction=True)
def test_file_that_another_program_has_locked_is_said(editor, transactional_db):
    client, sent = Client(raise_request_exception=False), {"login": editor.email, "password": "opolskie-demo-2026"}
    with closing(sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA busy_timeout = 50")
        assert client.post("/account/login/", sent).status_code == 503
    assert client.post("/account/login/", sent).status_code == 302


@pytest.mark.parametrize(("language", "words"), TOO_MANY.items())
def test_impatient_reader_is_told_when_to_come_back(language, words):
    answer = too_many_requests(RequestFactory().post(f"/{language}/contact/"), retry_after=3600)
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "3600"
    assert words in answer.content.decode()
