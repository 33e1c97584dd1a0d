import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from cryptography.fernet import Fernet
from django.core.cache import cache

from cms.core import derived_secrets
from cms.users.mfa_adapter import MFAAdapter


@pytest.fixture
def another_key(settings, tmp_path):
    def take() -> None:
        settings.LINKS_KEY_FILE = tmp_path / "another"

    yield take
    derived_secrets._key.cache_clear()


def test_seed_is_unreadable_in_the_database(superuser):
    TOTP.activate(superuser, secret := generate_totp_secret())
    kept = Authenticator.objects.get()
    assert secret not in str(kept.data)
    assert kept.data["secret"].startswith("aes-256-gcm:")
    assert MFAAdapter().decrypt(kept.data["secret"]) == secret


def test_seed_from_before_is_read_as_it_is():
    assert MFAAdapter().decrypt("JBSWY3DPEHPK3PXP") == "JBSWY3DPEHPK3PXP"


def test_seed_that_was_encrypted_otherwise_is_read():
    kept = Fernet(derived_secrets.derive("second factor", "") + "=").encrypt(b"JBSWY3DPEHPK3PXP").decode()
    assert MFAAdapter().decrypt(f"fernet:{kept}") == "JBSWY3DPEHPK3PXP"


def test_seed_is_encrypted_differently_each_time_and_not_changed_unnoticed():
    first, second = MFAAdapter().encrypt("JBSWY3DPEHPK3PXP"), MFAAdapter().encrypt("JBSWY3DPEHPK3PXP")
    assert first != second
    assert MFAAdapter().decrypt(f"{first[:40]}{'A' if first[40] != 'A' else 'B'}{first[41:]}") == ""


def test_with_another_key_no_code_opens(superuser, another_key, caplog):
    TOTP.activate(superuser, generate_totp_secret())
    another_key()
    cache.clear()
    assert MFAAdapter().decrypt(Authenticator.objects.get().data["secret"]) == ""
    assert "LINKS_KEY_FILE is not the one" in caplog.text
