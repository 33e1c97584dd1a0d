"""Production refuses to start half-configured, and Django's own checklist has nothing to add."""

import json
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


@pytest.mark.parametrize(
    ("variable", "value", "advice"),
    [
        ("SECRET_KEY", "x", "SECRET_KEY can be guessed"),
        ("SECRET_KEY", "x" * 60, "SECRET_KEY can be guessed"),
        ("ALLOWED_HOSTS", "visitopolskie.example,*", "list yours, such as visitopolskie.pl"),
    ],
)
@pytest.mark.parametrize("command", ["prepare", "run"])
def test_what_would_leave_production_open_is_refused(tmp_path, variable, value, advice, command):
    answer = manage(command, folder=tmp_path, **{**COMPLETE, variable: value})
    assert answer.returncode == 1
    assert advice in answer.stderr
    assert answer.stderr.count("\n") == 1


def test_unknown_settings_are_one_line_on_stderr(tmp_path):
    answer = manage("check", folder=tmp_path, DJANGO_SETTINGS_MODULE="cms.settings.staging")
    assert answer.returncode == 1
    assert answer.stderr.startswith("DJANGO_SETTINGS_MODULE='cms.settings.staging' does not exist")
    assert answer.stderr.count("\n") == 1


SHOW = """
from django.conf import settings
for name in dir(settings):
    if name.isupper() and name != "SETTINGS_MODULE":
        print(name, repr(getattr(settings, name)), sep="=")
"""
SECURE_COOKIES = {"CSRF_TRUSTED_ORIGINS"} | {
    f"{whose}_COOKIE_{what}" for whose in ("SESSION", "CSRF") for what in ("SECURE", "NAME")
}
#: What browsers want of a cookie with such a name, and Django's defaults that give it.
OF_THIS_HOST_ALONE = {
    f"{whose}_COOKIE_{what}"
    for whose, name in (("SESSION", "sessionid"), ("CSRF", "csrftoken"))
    for what in (f"NAME='__Host-{name}'", "PATH='/'", "DOMAIN=None", "SAMESITE='Lax'")
}
#: Passkeys are good on http://localhost too.
INSECURE_PASSKEYS = {"MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"}
HTTPS = {"SECURE_PROXY_SSL_HEADER", "SECURE_SSL_REDIRECT", "SECURE_REDIRECT_EXEMPT"} | {
    f"SECURE_HSTS_{name}" for name in ("SECONDS", "INCLUDE_SUBDOMAINS", "PRELOAD")
}


def test_production_differs_from_the_demo_in_what_it_must_only(tmp_path):
    def values(module: str) -> set[str]:
        variables = COMPLETE | {"DJANGO_SETTINGS_MODULE": f"cms.settings.{module}"}
        answer = manage("shell", "--no-imports", "-c", SHOW, folder=tmp_path, **variables)
        return set(answer.stdout.splitlines())

    production = values("production")
    assert {"SESSION_COOKIE_SECURE=True", "CSRF_COOKIE_SECURE=True", "MFA_REQUIRED=True"} <= production
    assert production >= OF_THIS_HOST_ALONE
    assert [line for line in production if line.startswith("PASSWORD_HASHERS=['django.contrib.auth.hashers.PBKDF2P")]
    different = {line.partition("=")[0] for line in production ^ values("demo")}
    assert different == {"DEMO", "LOGGING", "MFA_REQUIRED"} | INSECURE_PASSKEYS | SECURE_COOKIES | HTTPS


ASK = """
from django.test import Client
browser = Client(headers={"Host": "visitopolskie.example"})
for path, headers in (
    ("/robots.txt", {}),
    ("/robots.txt", {"X-Forwarded-Proto": "https"}),
    ("/healthz", {}),
):
    answer = browser.get(path, headers=headers)
    print(answer.status_code, answer.get("Location"), answer.get("Strict-Transport-Security"), sep="|")
"""


def test_production_speaks_https_only(tmp_path):
    answer = manage("shell", "--no-imports", "-c", ASK, folder=tmp_path, **COMPLETE)
    assert answer.stdout.splitlines() == [
        "301|https://visitopolskie.example/robots.txt|None",
        "200|None|max-age=31536000; includeSubDomains; preload",
        "503|None|None",  # the machine's own monitor asks without; this database is empty
    ]


TELL = """
import logging
from cms.core.log_lines import write_line
write_line("login", "failed")
logging.getLogger("elsewhere").warning("Not for programs.")
"""


def test_lines_for_programs_are_all_that_is_on_stdout(tmp_path):
    answer = manage("shell", "--no-imports", "-c", TELL, folder=tmp_path, **COMPLETE)
    (line,) = (json.loads(line) for line in answer.stdout.splitlines())
    assert (line["what"], line["outcome"]) == ("login", "failed")
    assert answer.stderr == "Not for programs.\n"


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
    (tmp_path / "secret-key").write_text("")  # as after a full disk
    assert len(manage(*show, folder=tmp_path).stdout.strip()) >= 50
    assert [file.name for file in tmp_path.iterdir() if "secret" in file.name] == ["secret-key"]


@pytest.mark.parametrize("content", [b"x", b"\xff\xfe" * 40])
def test_demo_says_what_is_wrong_with_a_key_that_something_has_spoiled(tmp_path, content):
    (tmp_path / "secret-key").write_bytes(content)
    answer = manage("check", folder=tmp_path)
    assert answer.returncode == 1
    assert f"{tmp_path / 'secret-key'} can be guessed, or is no text" in answer.stderr
    assert answer.stderr.count("\n") == 1
