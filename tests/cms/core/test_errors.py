"""What readers get when something goes wrong: words in their language, and never a question to the database."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory

from cms.core.errors import forbidden, too_many_requests

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


@pytest.mark.parametrize(("language", "words"), TOO_MANY.items())
def test_impatient_reader_is_told_when_to_come_back(language, words):
    answer = too_many_requests(RequestFactory().post(f"/{language}/contact/"), retry_after=3600)
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "3600"
    assert words in answer.content.decode()
