"""What belongs to the terminal: the language of messages, and a bar where there is somebody to watch it."""

import sys
from io import StringIO

import pytest
from django.db import OperationalError

from cms.places.importing import services

from .conftest import BRZEG, HEADER, MOSZNA

pytestmark = pytest.mark.django_db


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(("stderr", "shows_bar"), [(Terminal, True), (StringIO, False)])
def test_progress_shows_on_a_terminal_only(write_file, run, monkeypatch, stderr, shows_bar):
    screen = stderr()
    monkeypatch.setattr(sys, "stderr", screen)
    run(write_file(HEADER, MOSZNA, BRZEG))
    assert ("rows" in screen.getvalue()) == shows_bar


def test_failed_database_says_how_to_go_on(write_file, run, monkeypatch):
    def fail(*args, **kwargs):
        raise OperationalError("database is locked")

    monkeypatch.setattr(services, "save_rows", fail)
    assert run(write_file(HEADER, MOSZNA)).refusal == (
        "The database gave up: database is locked. What is imported so far stays; import the file again to go on."
    )


@pytest.mark.parametrize(
    ("terminal", "message"),
    [
        ("pl_PL.UTF-8", "Wpisz poprawny URL"),
        ("de_DE.UTF-8", "Bitte eine gültige Adresse"),
        ("C.UTF-8", "Enter a valid URL"),
        ("fr_FR.UTF-8", "Enter a valid URL"),
    ],
)
def test_messages_follow_the_terminal(write_file, run, monkeypatch, terminal, message):
    monkeypatch.setenv("LC_ALL", terminal)
    assert message in run(write_file(HEADER, MOSZNA.replace("https://", ""))).err
