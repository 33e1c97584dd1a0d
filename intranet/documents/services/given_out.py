from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from ..models import Version


def refuse_unchecked(version: Version | None) -> None:
    """Raises ValidationError for a file that nobody gets, or not yet."""
    if version is None:
        raise ValidationError(_("There is no file to be given out."))
    if not version.is_given_out:
        raise ValidationError(version.said_of_scan)
