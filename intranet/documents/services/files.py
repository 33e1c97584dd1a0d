"""What the library takes, and how much."""

from contextlib import AbstractContextManager

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files import File
from django.db.models import Sum
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _

from cms.core.files.media_types import DOCUMENTS
from cms.core.files.storing import FileFacts, stored

from ..models import Version


def stored_for_library(file: File) -> AbstractContextManager[FileFacts]:
    """Raises ValidationError."""
    return stored(file, folder=Version.FOLDER, allowed=DOCUMENTS, most=settings.DOCUMENT_MAX_BYTES)


def refuse_over_quota(size: int) -> None:
    """Raises ValidationError. The caller holds the library's lock."""
    quota = settings.DOCUMENT_QUOTA_BYTES
    used = Version.objects.filter(virus="").aggregate(used=Sum("size"))["used"] or 0
    if used + size > quota:
        params = {"used": filesizeformat(used), "quota": filesizeformat(quota), "size": filesizeformat(size)}
        raise ValidationError(
            _("The library is full: it holds %(used)s of %(quota)s, and this file has %(size)s. Ask the office."),
            params=params,
        )
