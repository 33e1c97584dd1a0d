"""Files on their way out: never as a page of ours. The caller has asked who may read them, and notes who did."""

from django.db.models.fields.files import FieldFile
from django.http import FileResponse, HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse

from .models import StoredFile
from .names import disposition
from .ranges import Unsatisfiable, part, range_of
from .scanning import refuse_unchecked


def send(request: HttpRequest, stored: StoredFile, *, is_shown: bool = False) -> HttpResponseBase:
    """A part of it, when a part is asked for and the file is still the same.

    Only what is SHOWN_INLINE may be shown in the browser. Raises ValidationError for a file that is not given out.
    """
    refuse_unchecked(stored)
    etag = f'"{stored.sha256}"'
    headers = {
        "Accept-Ranges": "bytes",
        "Cache-Control": "private",
        "Content-Disposition": disposition(stored.name, is_shown=is_shown),
        "Content-Type": stored.media_type,
        "X-Content-Type-Options": "nosniff",
    }
    if stored.sha256:
        headers["ETag"] = etag
    is_same = request.headers.get("If-Range", etag) == etag
    try:
        asked = range_of(request.headers.get("Range", ""), stored.size) if is_same else None
    except Unsatisfiable:
        return HttpResponse(status=416, headers=headers | {"Content-Range": f"bytes */{stored.size}"})
    first, last = asked or (0, stored.size - 1)
    headers["Content-Length"] = str(last - first + 1)
    if asked:
        headers["Content-Range"] = f"bytes {first}-{last}/{stored.size}"
    return StreamingHttpResponse(part(stored.file.open(), first, last), status=206 if asked else 200, headers=headers)


def has_beginning(response: HttpResponseBase) -> bool:
    """Whether this answer of `send` brings the file, and not the rest of one that has begun to come earlier."""
    return response.status_code == 200 or response.headers["Content-Range"].startswith("bytes 0-")


def send_made(file: FieldFile, media_type: str, *, name: str = "") -> FileResponse:
    """A picture or PDF that we made of a file. Looked at in the browser."""
    response = FileResponse(file.open(), content_type=media_type)
    if name:
        response["Content-Disposition"] = disposition(name, is_shown=True)
    response["Cache-Control"] = "private"
    response["X-Content-Type-Options"] = "nosniff"
    return response
