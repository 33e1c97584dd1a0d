"""How stored files reach a browser: by a media address only pictures, by their own type; documents by their view."""

from pathlib import PurePosixPath
from uuid import UUID

from django.core.exceptions import SuspiciousFileOperation
from django.core.files.storage import default_storage
from django.http import FileResponse, Http404, HttpRequest, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe
from wagtail.documents.views.serve import serve

from cms.core.files.media_types import ENDINGS, PORTAL_PICTURES

from .models import CustomDocument

PICTURE_FOLDERS = ("images", "original_images", "posters")
CONTENT_TYPES = {ending: media_type for media_type in PORTAL_PICTURES for ending in ENDINGS[media_type]}


@require_safe
def serve_picture(request: HttpRequest, path: str) -> HttpResponseBase:
    """A picture or a rendition, kept by browsers for a year (a changed picture has a new name); all else is 404."""
    name = PurePosixPath(path)
    content_type = CONTENT_TYPES.get(name.suffix.lower())
    if content_type is None or len(name.parts) != 2 or name.parts[0] not in PICTURE_FOLDERS:
        raise Http404
    try:
        file = default_storage.open(str(name))
    except (OSError, ValueError, SuspiciousFileOperation) as error:
        raise Http404 from error
    response = FileResponse(file, content_type=content_type)
    response.headers["Cache-Control"] = "public, max-age=31536000, immutable"
    response.headers["X-Content-Type-Options"] = "nosniff"
    return response


@require_safe
def public_document(request: HttpRequest, uuid: UUID) -> HttpResponseBase:
    """As Wagtail serves documents, collections' privacy included, at an address that outlives the file's name."""
    document = get_object_or_404(CustomDocument, uuid=uuid)
    return serve(request, document.pk, document.filename)
