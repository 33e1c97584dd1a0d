"""Codes that are printed and typed: 128 random bits in digits and letters that are not mistaken for one another."""

import secrets

#: Crockford's: without I, L, O and U.
LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH = 26  # of 5 bits each
_MISREAD = str.maketrans("ILO", "110", "- ")
_GROUP = 5


def new_code() -> str:
    number = secrets.randbits(128)
    return "".join(LETTERS[number >> 5 * place & 31] for place in reversed(range(LENGTH)))


def grouped(code: str) -> str:
    """As it is printed and shown: „7ZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-ZZZZZ-Z”."""
    return "-".join(code[start : start + _GROUP] for start in range(0, LENGTH, _GROUP))


def read(typed: str) -> str:
    """The code that is meant, however it was grouped and whatever letters were misread; "" for what is none."""
    code = typed.upper().translate(_MISREAD)
    return code if len(code) == LENGTH and set(code) <= set(LETTERS) else ""
