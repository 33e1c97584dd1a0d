"""Whoever sets a variable wrongly is told which one, what it says, and what would be right."""

from pathlib import Path

import pytest

from cms.settings import env, servers


@pytest.fixture
def variable(monkeypatch):
    def set_variable(text: str) -> None:
        name, _, value = text.partition("=")
        monkeypatch.setenv(name, value)

    return set_variable


@pytest.mark.parametrize(
    ("text", "read", "advice"),
    [
        ("PORT=abc", lambda: env.port("PORT", 8000), "a whole number from 1 to 65535, such as 8000"),
        ("PORT=0", lambda: env.port("PORT", 8000), "from 1 to 65535"),
        ("PORT=65536", lambda: env.port("PORT", 8000), "from 1 to 65535"),
        ("PORT=८०", lambda: env.port("PORT", 8000), "from 1 to 65535"),
        ("MFA_REQUIRED=maybe", lambda: env.switch("MFA_REQUIRED", False), "on (1, true) nor off (0, false)"),
        ("ALLOWED_HOSTS=,", lambda: env.words("ALLOWED_HOSTS"), "separate names by commas"),
        ("SITE_URL=foo", env.site_url, "such as https://visitopolskie.pl"),
        ("SITE_URL=ftp://a.pl", env.site_url, "such as https://visitopolskie.pl"),
        ("SITE_URL=https://a.pl/path", env.site_url, "without a path"),
        ("SITE_URL=https://a.pl:b", env.site_url, "such as https://visitopolskie.pl"),
        ("SITE_URL=https://[a.pl", env.site_url, "such as https://visitopolskie.pl"),
        ("CONTACT_EMAIL=office", lambda: env.address("CONTACT_EMAIL", "info@orot.pl"), "such as info@orot.pl"),
        ("DATABASE_URL=nonsense", lambda: servers.database(Path("db")), "postgres://USER:PASSWORD@HOST:5432/NAME"),
        ("DATABASE_URL=mysql://h/n", lambda: servers.database(Path("db")), "postgres://USER:PASSWORD@HOST:5432/NAME"),
        ("DATABASE_URL=postgres://h:x/n", lambda: servers.database(Path("db")), "postgres://USER:PASSWORD@HOST:5432/"),
        ("DATABASE_URL=sqlite://:memory:", lambda: servers.database(Path("db")), "name a file"),
        ("DATABASE_URL=postgres://h", lambda: servers.database(Path("db")), "postgres://USER:PASSWORD@HOST:5432/NAME"),
        ("EMAIL_URL=smtp://", lambda: servers.mail({}), "smtp+tls://USER:PASSWORD@HOST:587"),
        ("S3_ENDPOINT=s3.example.org", servers.files, "a web address, such as https://s3.example.org"),
        ("CLAMAV_URL=localhost:3310", servers.virus_scanner, "tcp://HOST:3310"),
        ("CLAMAV_URL=tcp://host:x", servers.virus_scanner, "unix:///run/clamav/clamd.ctl"),
        ("REDIS_URL=localhost", servers.redis, "redis://HOST:6379/1"),
        ("ELASTICSEARCH_URL=localhost:9200", servers.elasticsearch, "https://USER:PASSWORD@HOST:9200"),
        ("ELASTICSEARCH_URL=ftp://host", servers.elasticsearch, "https://USER:PASSWORD@HOST:9200"),
        ("ELASTICSEARCH_URL=https://:9200", servers.elasticsearch, "https://USER:PASSWORD@HOST:9200"),
        ("ELASTICSEARCH_URL=https://host:x", servers.elasticsearch, "https://USER:PASSWORD@HOST:9200"),
        ("ELASTICSEARCH_INDEX_PREFIX=Opole", servers.elasticsearch_prefix, "such as visitopolskie"),
        ("ELASTICSEARCH_INDEX_PREFIX=*", servers.elasticsearch_prefix, "such as visitopolskie"),
        ("MAP_TILES_URL=tile.example.org", servers.map_tiles, "such as https://tile.example.org/{z}/{x}/{y}.png"),
        ("MAP_TILES_URL=https://{s}.t.pl/{z}/{x}/{y}", servers.map_tiles, "with {z}, {x} and {y} for its numbers"),
        ("LINKS_KEY_FILE=/", lambda: env.file("LINKS_KEY_FILE", Path("key")), "name one in a folder that exists"),
        ("LINKS_KEY_FILE=/none/key", lambda: env.file("LINKS_KEY_FILE", Path("key")), "in a folder that exists"),
        ("EMAIL_URL=mail.pl", lambda: servers.mail({}), "smtp+tls://USER:PASSWORD@HOST:587"),
    ],
)
def test_wrong_value_is_named_with_what_would_be_right(variable, text, read, advice):
    if text.startswith("S3_"):
        for companion in ("BUCKET", "ACCESS_KEY", "SECRET_KEY"):
            variable(f"S3_{companion}=x")
    variable(text)
    with pytest.raises(env.WrongVariable) as refusal:
        read()
    assert text.partition("=")[0] in str(refusal.value)
    assert advice in str(refusal.value)
    assert "\n" not in str(refusal.value)


def test_bucket_without_its_key_is_refused(variable):
    variable("S3_BUCKET=portal")
    with pytest.raises(env.WrongVariable, match="S3_ACCESS_KEY is not set"):
        servers.files()


def test_complaint_about_a_database_keeps_its_password_secret(variable):
    variable("DATABASE_URL=oracle://user:hush@host/name")
    with pytest.raises(env.WrongVariable) as refusal:
        servers.database(Path("db"))
    assert "oracle" in str(refusal.value)
    assert "hush" not in str(refusal.value)


@pytest.mark.parametrize("value", ["", "  "])
def test_blank_variable_counts_as_unset(variable, value):
    variable(f"PORT={value}")
    assert env.port("PORT", 8000) == 8000


def test_folder_is_made_with_its_parents(variable, tmp_path):
    variable(f"DATA_DIR={tmp_path}/a/b")
    assert env.folder("DATA_DIR", Path("var")).is_dir()


def test_folder_that_cannot_be_made_is_named(variable, tmp_path):
    (tmp_path / "file").touch()
    variable(f"DATA_DIR={tmp_path}/file/data")
    with pytest.raises(env.WrongVariable, match=r"DATA_DIR=.*/file/data.*Not a directory.* may write to"):
        env.folder("DATA_DIR", Path("var"))


def test_address_may_carry_a_name(variable):
    variable("DEFAULT_FROM_EMAIL=Biuro <biuro@example.org>")
    assert env.address("DEFAULT_FROM_EMAIL", "info@orot.pl") == "Biuro <biuro@example.org>"


def test_embedded_database_survives_any_name_of_its_folder(monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)
    assert servers.database(Path("/srv/50%25 #1?/db.sqlite3"))["NAME"] == "/srv/50%25 #1?/db.sqlite3"


def test_elasticsearch_takes_user_and_password_from_its_address(variable):
    variable("ELASTICSEARCH_URL=https://search:p%40ss@[::1]/es/")
    assert servers.elasticsearch() == {"hosts": "https://[::1]:443/es", "basic_auth": ("search", "p@ss")}


def test_elasticsearch_is_not_used_unless_it_is_named(monkeypatch):
    monkeypatch.delenv("ELASTICSEARCH_URL", raising=False)
    assert servers.elasticsearch() == {}


@pytest.mark.parametrize(
    ("url", "further", "advice"),
    [
        ("https://u:hush@host", "ELASTICSEARCH_API_KEY=abc", "one of the two is enough"),
        ("http://host", "ELASTICSEARCH_CA_CERTS=/etc/ssl/cert.pem", "does not begin with https://"),
        ("https://host", "ELASTICSEARCH_CA_CERTS=/nonexistent.pem", "No such file or directory"),
        ("https://host", f"ELASTICSEARCH_CA_CERTS={__file__}", "a file in PEM format"),
        ("https://user:hush@host:x", "ELASTICSEARCH_API_KEY=", "https://USER:PASSWORD@HOST:9200"),
    ],
)
def test_contradictions_about_elasticsearch_are_named_without_the_password(variable, url, further, advice):
    variable(f"ELASTICSEARCH_URL={url}")
    variable(further)
    with pytest.raises(env.WrongVariable) as refusal:
        servers.elasticsearch()
    assert advice in str(refusal.value)
    assert "hush" not in str(refusal.value)


def test_server_of_tiles_is_named_with_its_origin(variable):
    variable("MAP_TILES_URL=https://tile.example.org:8443/{z}/{x}/{y}.png?key=1")
    assert servers.map_tiles()[1] == ["https://tile.example.org:8443"]
