"""A machine without Chromium: its owner is told what to install; in CI nothing passes silently."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

HINT = "Chromium is not installed; on Debian: apt-get install chromium"


@pytest.mark.parametrize(("ci", "status", "outcome"), [("", 0, "1 skipped"), ("true", 1, "1 error")])
def test_missing_chromium_is_named_and_fails_in_ci(ci, status, outcome):
    command = [sys.executable, "-m", "pytest", "-n", "0", "tests/browser/test_finder.py", "-k", "without_scripts"]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    environment |= {"PATH": "/nonexistent", "CI": ci}
    answer = subprocess.run(
        command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False
    )
    assert answer.returncode == status, answer.stdout
    assert HINT in answer.stdout
    assert outcome in answer.stdout
