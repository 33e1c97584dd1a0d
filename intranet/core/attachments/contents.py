"""What may be attached: by its content, because a name can say anything."""

import filetype
from django.core.exceptions import ValidationError
from django.core.files import File
from django.utils.translation import gettext as _

_OFFICE = "application/vnd.openxmlformats-officedocument."
_OPEN = "application/vnd.oasis.opendocument."
#: Nothing that a browser would run, were it ever shown as a page of ours.
ALLOWED = frozenset(
    [
        "application/pdf",
        *(f"image/{kind}" for kind in ("png", "jpeg", "webp")),
        *(f"{_OFFICE}{kind}" for kind in ("wordprocessingml.document", "spreadsheetml.sheet")),
        f"{_OFFICE}presentationml.presentation",
        *(f"{_OPEN}{kind}" for kind in ("text", "spreadsheet", "presentation")),
    ]
)
#: As much of the beginning as tells the kinds apart.
_HEAD = 8192


def media_type_of(file: File) -> str:
    """Raises ValidationError for what is of none of the ALLOWED kinds."""
    found = media_type_by_content(file)
    if found not in ALLOWED:
        raise ValidationError(
            _(
                "The content of “%(name)s” is of no kind that can be attached: PDF, picture, Word, Excel, PowerPoint "
                "or OpenDocument."
            ),
            params={"name": file.name},
        )
    return found


def media_type_by_content(file: File) -> str:
    """As the first bytes say; "" for what they do not tell, such as text."""
    file.seek(0)
    found = filetype.guess_mime(file.read(_HEAD))
    file.seek(0)
    return found or ""
