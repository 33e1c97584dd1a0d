"""Every template is valid HTML to the W3C's own checker (vnu)."""

import json
import os
import subprocess
from pathlib import Path
from shutil import which

import pytest
from django.conf import settings
from django.test import Client

from tests import portal
from tests.browser.test_templates import other_languages

VNU = settings.BASE_DIR / "node_modules" / "vnu-jar" / "build" / "dist" / "vnu.jar"
HINT = "The HTML checker is missing; on Debian: apt-get install default-jre-headless npm, then npm ci --ignore-scripts"
HTMX = ".*Attribute “hx-[a-z-]+” not allowed.*"  # htmx's own attributes are no mistake


@pytest.fixture(scope="session")
def checker() -> list[str]:
    java = which("java")
    if java is None or not VNU.exists():
        if os.environ.get("CI"):
            pytest.fail(HINT)
        pytest.skip(HINT)
    return [java, "-jar", str(VNU), "--format", "json", "--exit-zero-always", "--filterpattern", HTMX]


def mistakes(checker: list[str], folder: Path) -> list[str]:
    """„file: message” for every error and warning in the folder's pages."""
    answer = subprocess.run([*checker, str(folder)], capture_output=True, check=True, text=True)
    found = json.loads(answer.stderr)["messages"]
    return [
        f"{Path(one['url']).name}: {one['message']} {one.get('extract', '')}"
        for one in found
        if one["type"] == "error" or one.get("subType") == "warning"
    ]


def test_checker_finds_what_is_wrong(checker, tmp_path):
    wrong = '<p role="bogus"><img src="x"><svg><circle foo="1"/></svg><div></p>'
    page = f'<!DOCTYPE html><html lang="pl"><head><title>x</title></head><body>{wrong}</body></html>'
    (tmp_path / "page.html").write_text(page)
    assert len(mistakes(checker, tmp_path)) >= 4


@pytest.mark.django_db
def test_every_template_is_valid(checker, tmp_path):
    portal.build()
    addresses = [*portal.ADDRESSES, *other_languages(portal.ADDRESSES)]
    for number, address in enumerate(addresses):
        (tmp_path / f"{number}.html").write_bytes(Client().get(address).content)
    found = mistakes(checker, tmp_path)
    assert not found, "\n".join(f"{addresses[int(one.split('.')[0])]} {one}" for one in found)
