"""Photographs as cameras and telephones bring them: with place, device and words, and lying on their side."""

from io import BytesIO
from typing import Any

from PIL import Image, ImageCms, ImageDraw
from PIL.ExifTags import GPS, IFD, Base
from PIL.PngImagePlugin import PngInfo

#: In everything that a picture says without showing it.
TRACE = "CANARY-CAMERA"
SIZE = (120, 80)
LASTING = [100, 200, 300]
PROFILE = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def photo(kind: str = "jpeg", *, moving: bool = False) -> bytes:
    """A quarter turn lies between how it is kept and how it is to be shown; what moves has three pictures."""
    frames = [_frame(colour) for colour in ("red", "green", "blue")]
    options: dict[str, Any] = {
        "exif": _exif(turned=6 if (kind, moving) != ("avif", True) else 1),  # Pillow crashes over writing that
        "xmp": f"<x:xmpmeta>{TRACE}</x:xmpmeta>".encode(),
        "icc_profile": PROFILE,
        "comment": TRACE.encode(),
    }
    if kind == "png":
        options["pnginfo"] = PngInfo()
        options["pnginfo"].add_text("Comment", TRACE)
    if moving:
        options |= {"save_all": True, "append_images": frames[1:], "duration": LASTING, "loop": 0}
    frames[0].save(file := BytesIO(), kind, **options)
    return file.getvalue() + TRACE.encode()  # as films of “live” photographs lie behind them


def _frame(colour: str) -> Image.Image:
    frame = Image.effect_noise(SIZE, 60).convert("RGB")
    ImageDraw.Draw(frame).rectangle((0, 0, 40, 30), fill=colour)
    return frame


def _exif(*, turned: int) -> Image.Exif:
    exif = Image.Exif()
    exif[Base.Make], exif[Base.Orientation] = TRACE, turned
    exif.get_ifd(IFD.GPSInfo)[GPS.GPSLatitude] = (50.0, 40.0, 1.0)
    return exif
