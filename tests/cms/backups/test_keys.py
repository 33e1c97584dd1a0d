"""The file of keys, and the passphrase that opens it."""

import pytest

from cms.backups.keys import kept_keys, read_keys, sealed_keys

pytestmark = pytest.mark.django_db(transaction=True)


def test_these_and_no_others_are_backed_up():
    """A key is added here when somebody has decided it: the one that opens sealed offers never is."""
    assert [key.name for key in kept_keys()] == ["secret-key", "links-key"]


def test_what_was_sealed_is_read_with_the_passphrase_alone(settings, tmp_path):
    file = tmp_path / "keys"
    file.write_bytes(sealed_keys("pięć słów"))
    assert read_keys(file, "pięć słów")["secret-key"] == settings.SECRET_KEY
    assert settings.SECRET_KEY not in file.read_text()


NOT_THEIRS = {
    b"": "holds no keys of a backup: name the file that `backup --keys` wrote",
    b"[]": "holds no keys of a backup",
    b'{"format": 1}': "holds no keys of a backup",
    b"\xff\xfe": "holds no keys of a backup",
    b'{"format": 2}': "was made by a newer version of the portal",
}


def test_wrong_passphrase_or_file_is_refused(elsewhere, backup, call, settings):
    settings.BACKUP_PASSPHRASE = "not the one it was made with"
    assert "The passphrase does not open" in call("restore", backup / "archive", "--keys", backup / "keys")
    for content, said in NOT_THEIRS.items():
        (backup / "keys").write_bytes(content)
        assert said in call("restore", backup / "archive", "--keys", backup / "keys"), content
    assert not (elsewhere / "media").exists()


def test_key_that_is_no_text_is_said(portal, call, tmp_path):
    (portal / "links-key").write_bytes(b"\xff\xfe")
    assert "links-key cannot be read as a key" in call("backup", tmp_path / "archive")
    assert not (tmp_path / "archive").exists()


def test_missing_file_is_said(elsewhere, backup, call):
    assert "cannot be read: No such file" in call("restore", backup / "archive", "--keys", backup / "nothing")


@pytest.mark.parametrize(
    ("passphrase", "said"),
    [("", "put it into BACKUP_PASSPHRASE, or type it in a terminal"), ("too short", "take 16 signs or more")],
)
def test_passphrase_that_is_none_is_refused(portal, call, settings, tmp_path, passphrase, said):
    settings.BACKUP_PASSPHRASE = passphrase
    assert said in call("backup", tmp_path / "archive", "--keys", tmp_path / "keys")
    assert not (tmp_path / "archive").exists()
