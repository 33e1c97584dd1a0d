"""Pictures on their way in: whole, and telling nothing but what is seen on them."""

from contextlib import suppress
from io import BytesIO

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.files.base import ContentFile
from django.utils.translation import gettext as _
from PIL import Image, ImageOps, ImageSequence
from PIL.ExifTags import Base

from .media_types import AVIF, JPEG
from .picture_parts import KEPT_PARTS

#: Of all that a picture holds, decoded at once: A3 at 300 dots an inch has 17 million.
DOTS = 50_000_000
#: Without device, place, time and words. What is written anew loses of its quality with each time, if only a little.
_QUALITY = 90


def without_traces(file: File, media_type: str) -> File:
    """What shows the same without Exif, XMP and comments; what has none of them stays as it is, byte for byte.

    Turned as it was, moving as it did, in its profile of colours. Raises ValidationError for one that is broken, not
    whole or larger than can be shown.
    """
    file.seek(0)
    came = file.read()
    try:
        kept = _kept_of(came, media_type)
    except Image.DecompressionBombError as error:
        raise ValidationError(
            _("“%(name)s” is too large to be shown: %(most)s million dots are taken. Make it smaller."),
            params={"name": file.name, "most": DOTS // 10**6},
        ) from error
    except Exception as error:  # Pillow raises anything for what is broken
        raise ValidationError(
            _("“%(name)s” is broken, or only a part of it has come. Save the picture anew, and bring it again."),
            params={"name": file.name},
        ) from error
    file.seek(0)
    return file if kept == came else ContentFile(kept, file.name)


def _kept_of(came: bytes, media_type: str) -> bytes:
    with Image.open(BytesIO(came), formats=[media_type.removeprefix("image/")]) as picture:
        _decode(picture, media_type)
        if media_type == AVIF:
            return _written_anew(picture) if _tells_more(picture) else came
        exif = _turned(picture)
    return b"".join(KEPT_PARTS[media_type](came, exif))


def _decode(picture: Image.Image, media_type: str) -> None:
    """All of it: what is not whole is told only then."""
    frames = 1
    if media_type == JPEG:  # in an eighth of its size; what other pictures lie behind it is not kept
        picture.draft("L", (picture.width // 8, picture.height // 8))
    else:
        frames = getattr(picture, "n_frames", 1)
    if picture.width * picture.height * frames > DOTS:
        raise Image.DecompressionBombError
    for frame in range(frames):
        picture.seek(frame)
        picture.load()


def _turned(picture: Image.Image) -> bytes:
    """The Exif that says nothing but how the picture is turned; b"" where it stands upright."""
    turned = 1
    with suppress(Exception):  # what nobody can read turns nothing
        turned = picture.getexif().get(Base.Orientation, 1)
    exif = Image.Exif()
    if turned in range(2, 9):
        exif[Base.Orientation] = turned
        return exif.tobytes()
    return b""


def _tells_more(picture: Image.Image) -> bool:
    return bool(picture.info.get("xmp") or set(picture.getexif()) - {Base.Orientation})


def _written_anew(picture: Image.Image) -> bytes:
    """In AVIF all that is told of a picture is woven into it: no part can be left out."""
    frames = [ImageOps.exif_transpose(frame) for frame in ImageSequence.Iterator(picture)]
    lasting = [frame.info.get("duration", 0) for frame in frames]
    moving = {"save_all": True, "append_images": frames[1:], "duration": lasting} if len(frames) > 1 else {}
    frames[0].save(written := BytesIO(), "AVIF", quality=_QUALITY, exif=b"", xmp=b"", **moving)
    return written.getvalue()
