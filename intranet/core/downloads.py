"""Files on their way out of the intranet: each taking is noted."""

from django.http import HttpResponseBase

from cms.core.files.models import StoredFile
from cms.core.files.sending import has_beginning, send

from .actors import ActorRequest
from .audit import record_download


def download_of(request: ActorRequest, stored: StoredFile, *, is_shown: bool = False) -> HttpResponseBase:
    """As `send`. Who fetches the rest of a file has been noted when it began."""
    response = send(request, stored, is_shown=is_shown)
    if has_beginning(response):
        record_download(actor=request.actor, instances=[stored])
    return response
