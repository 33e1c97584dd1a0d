"""Files on their way out: always by a policy, never as a page of ours, each taking noted."""

from django.http import FileResponse

from intranet.core.actors import ActorRequest
from intranet.core.audit import record_download

from .models import Version


def download_of(request: ActorRequest, version: Version) -> FileResponse:
    """The caller has asked who may read it."""
    record_download(actor=request.actor, instance=version)
    headers = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private"}
    return FileResponse(
        version.file.open(),
        as_attachment=True,
        filename=version.name,
        content_type=version.media_type,
        headers=headers,
    )
