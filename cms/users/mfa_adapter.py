"""Second factors in the database are of no use without the key beside it (`LINKS_KEY_FILE`)."""

import logging
import secrets
from base64 import urlsafe_b64decode, urlsafe_b64encode

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.exceptions import InvalidTag
from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from cms.core.derived_secrets import derive

logger = logging.getLogger(__name__)

#: What begins with it is encrypted; a base32 seed from before does not.
MARK = "aes-256-gcm:"
#: As the first encrypted seeds begin (AES-128-CBC with a MAC).
FERNET = "fernet:"
NONCE_BYTES = 12


class MFAAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        nonce = secrets.token_bytes(NONCE_BYTES)
        return MARK + urlsafe_b64encode(nonce + AESGCM(_key(2)).encrypt(nonce, text.encode(), None)).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Nothing, which no code fits, when the key is another one than that of the enrolment."""
        try:
            return _decrypted(encrypted_text)
        except (InvalidTag, InvalidToken):
            logger.error("A second factor cannot be read: LINKS_KEY_FILE is not the one it was made with.")
            return ""


def _decrypted(text: str) -> str:
    if text.startswith(MARK):
        sealed = urlsafe_b64decode(text.removeprefix(MARK))
        return AESGCM(_key(2)).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], None).decode()
    if text.startswith(FERNET):
        return Fernet(urlsafe_b64encode(_key(1))).decrypt(text.removeprefix(FERNET)).decode()
    return text


def _key(generation: int) -> bytes:
    """Each way to encrypt has one of its own."""
    return urlsafe_b64decode(derive("second factor", "", generation) + "=")
