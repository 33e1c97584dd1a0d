"""Second factors in the database are of no use without the key beside it (`LINKS_KEY_FILE`)."""

import logging

from allauth.mfa.adapter import DefaultMFAAdapter
from cryptography.fernet import Fernet, InvalidToken

from cms.core.derived_secrets import derive

logger = logging.getLogger(__name__)

#: What begins with it is encrypted; a base32 seed from before does not.
MARK = "fernet:"


class MFAAdapter(DefaultMFAAdapter):
    def encrypt(self, text: str) -> str:
        return MARK + _cipher().encrypt(text.encode()).decode()

    def decrypt(self, encrypted_text: str) -> str:
        """Nothing, which no code fits, when the key is another one than that of the enrolment."""
        if not encrypted_text.startswith(MARK):
            return encrypted_text
        try:
            return _cipher().decrypt(encrypted_text.removeprefix(MARK)).decode()
        except InvalidToken:
            logger.error("A second factor cannot be read: LINKS_KEY_FILE is not the one it was made with.")
            return ""


def _cipher() -> Fernet:
    return Fernet(derive("second factor", "") + "=")
