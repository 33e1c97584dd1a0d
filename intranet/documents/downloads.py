"""Files on their way out: always by a policy, never as a page of ours, each taking noted."""

from django.http import FileResponse, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.http import content_disposition_header

from intranet.core.actors import ActorRequest
from intranet.core.audit import record_download

from .models import Reading, Version
from .ranges import Unsatisfiable, part, range_of
from .services.given_out import refuse_unchecked


def download_of(request: ActorRequest, version: Version, *, is_shown: bool = False) -> HttpResponseBase:
    """A part of it, when a part is asked for and the file is still the same.

    The caller has asked who may read it, and has only what is safe shown in the browser.

    Raises ValidationError for a file that is not given out.
    """
    refuse_unchecked(version)
    etag = f'"{version.sha256}"'
    headers = {
        "Accept-Ranges": "bytes",
        "Cache-Control": "private",
        "Content-Disposition": content_disposition_header(as_attachment=not is_shown, filename=version.name)
        or "attachment",
        "Content-Type": version.media_type,
        "ETag": etag,
        "X-Content-Type-Options": "nosniff",
    }
    is_same = request.headers.get("If-Range", etag) == etag
    try:
        asked = range_of(request.headers.get("Range", ""), version.size) if is_same else None
    except Unsatisfiable:
        return HttpResponse(status=416, headers=headers | {"Content-Range": f"bytes */{version.size}"})
    first, last = asked or (0, version.size - 1)
    if first == 0:  # who fetches the rest of a file has been noted when it began
        record_download(actor=request.actor, instances=[version])
    headers["Content-Length"] = str(last - first + 1)
    if asked:
        headers["Content-Range"] = f"bytes {first}-{last}/{version.size}"
    return StreamingHttpResponse(part(version.file.open(), first, last), status=206 if asked else 200, headers=headers)


def made_by_us(reading: Reading, media_type: str, *, name: str = "") -> FileResponse:
    """A picture or PDF made of a file; the caller has asked who may read that. Looked at in the browser."""
    response = FileResponse(reading.file.open(), content_type=media_type, filename=name)
    response["Cache-Control"] = "private"
    response["X-Content-Type-Options"] = "nosniff"
    return response
