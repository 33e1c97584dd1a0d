"""Processes of the portal on the tests' own database, each to be killed at any moment. For tests that commit."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
import requests
from django.conf import settings
from django.db import connection
from django.test import Client

from cms.users.models import User
from tests.cms.management.commands.running_portal import Visitor
from tests.processes import eventually, free_port, kill_all_with

Start = Callable[..., "subprocess.Popen[bytes]"]


@pytest.fixture
def start(transactional_db, post, tmp_path: Path) -> Iterator[Start]:
    """Starts Python on the tests' database, with the mail server and `more` variables, as a process of the portal."""
    environment = _environment(tmp_path, f"smtp://127.0.0.1:{settings.EMAIL_PORT}")

    def start_with(*arguments: str, **more: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen([sys.executable, *arguments], cwd=settings.BASE_DIR, env=environment | more)

    yield start_with
    kill_everything(tmp_path)


def kill_everything(folder: Path) -> None:
    kill_all_with(f"DATA_DIR={folder}")


def _environment(folder: Path, email_url: str) -> dict[str, str]:
    there = connection.settings_dict
    if connection.vendor == "sqlite":
        url = f"sqlite:///{there['NAME']}"
    else:
        url = f"postgres://{there['USER']}:{there['PASSWORD']}@{there['HOST']}:{there['PORT']}/{there['NAME']}"
    return {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "tests.plain_static",
        "DATA_DIR": str(folder),
        "DATABASE_URL": url,
        "EMAIL_URL": email_url,
        "SECRET_KEY": str(settings.SECRET_KEY),
        "LINKS_KEY_FILE": str(settings.LINKS_KEY_FILE),
    }


@pytest.fixture
def web(start) -> Callable[..., Visitor]:
    """Starts the web server anew, with `more` variables; returns a person's browser there."""

    def visit(user: User, **more: str) -> Visitor:
        port = free_port()
        start("manage.py", "web", PORT=str(port), **more)
        visitor = Visitor(f"http://127.0.0.1:{port}")
        (client := Client()).force_login(user)
        visitor.cookies.set("sessionid", client.cookies["sessionid"].value)
        eventually(lambda: _answers(visitor))
        return visitor

    return visit


def _answers(visitor: Visitor) -> bool:
    try:
        return visitor.see("/healthz").ok
    except requests.ConnectionError:
        return False
