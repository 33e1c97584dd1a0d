"""NIP, REGON and KRS: the numbers under which Polish registers know an organisation."""

import re

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from stdnum.pl import nip, regon


def compact(number: str) -> str:
    """As it is stored: digits only, when that is all there is beside „PL”, spaces and hyphens."""
    return nip.compact(number)


def validate_nip(number: str) -> None:
    if not nip.is_valid(number):
        raise ValidationError(
            _("This is no NIP: it has 10 digits, and the last one is a check digit that does not fit.")
        )


def validate_regon(number: str) -> None:
    if not regon.is_valid(number):
        raise ValidationError(
            _("This is no REGON: it has 9 or 14 digits, and the last one is a check digit that does not fit.")
        )


def validate_krs(number: str) -> None:
    """Ten digits; the register gives no check digit."""
    if not re.fullmatch(r"\d{10}", compact(number)):
        raise ValidationError(_("This is no KRS number: it has 10 digits, such as 0000012345."))
