"""Production refuses to start half-configured, and Django's own checklist has nothing to add."""

import os
import subprocess
import sys

import pytest
from django.conf import settings

COMPLETE = {
    "DJANGO_SETTINGS_MODULE": "cms.settings.production",
    "SECRET_KEY": "k9!mVx2#Qz7^Lp4&Rt8*Wb3(Yc6)Hd1-Jf5+Ng0=Sa;Ke:Uo,Ti.E",
    "ALLOWED_HOSTS": "visitopolskie.example",
    "SITE_URL": "https://visitopolskie.example",
}


def manage(*arguments: str, folder, **variables: str) -> subprocess.CompletedProcess[str]:
    environment = {"PATH": os.environ["PATH"], "DATA_DIR": str(folder), **variables}
    command = [sys.executable, "manage.py", *arguments]
    return subprocess.run(command, cwd=settings.BASE_DIR, env=environment, capture_output=True, text=True, check=False)


def test_deployment_check_is_silent(tmp_path):
    answer = manage("check", "--deploy", "--fail-level", "DEBUG", folder=tmp_path, **COMPLETE)
    assert answer.stderr == ""
    assert answer.returncode == 0


@pytest.mark.parametrize("missing", ["SECRET_KEY", "ALLOWED_HOSTS", "SITE_URL"])
@pytest.mark.parametrize("command", ["check", "run"])
def test_missing_variable_is_one_line_on_stderr(tmp_path, missing, command):
    answer = manage(command, folder=tmp_path, **{**COMPLETE, missing: ""})
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr == f"{missing} is not set. The README's table of variables says what it is for.\n"


def test_unknown_settings_are_one_line_on_stderr(tmp_path):
    answer = manage("check", folder=tmp_path, DJANGO_SETTINGS_MODULE="cms.settings.staging")
    assert answer.returncode == 1
    assert answer.stderr.startswith("DJANGO_SETTINGS_MODULE='cms.settings.staging' does not exist")
    assert answer.stderr.count("\n") == 1


def test_demo_is_refused(tmp_path):
    answer = manage("load_demo", folder=tmp_path, **COMPLETE)
    assert answer.returncode == 1
    assert "not for production" in answer.stderr
    assert "Traceback" not in answer.stderr


def test_demo_keeps_its_secret_key_to_itself(tmp_path):
    show = ("shell", "--no-imports", "-c", "from django.conf import settings; print(settings.SECRET_KEY)")
    first, second = manage(*show, folder=tmp_path), manage(*show, folder=tmp_path)
    assert len(first.stdout.strip()) >= 50
    assert first.stdout == second.stdout
    assert (tmp_path / "secret-key").stat().st_mode & 0o077 == 0
    assert [file.name for file in tmp_path.iterdir() if "secret" in file.name] == ["secret-key"]
