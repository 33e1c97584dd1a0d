"""What a picture tells besides what it shows is left out, and what it shows stays as it is."""

from io import BytesIO

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageOps, ImageSequence

from cms.core.files import pictures
from cms.core.files.media_types import PORTAL_PICTURES
from cms.core.files.pictures import without_traces
from tests.photos import LASTING, PROFILE, SIZE, TRACE, photo

KINDS = sorted(media_type.removeprefix("image/") for media_type in PORTAL_PICTURES)
MOVING = ["avif", "gif", "png", "webp"]


def cleaned(content: bytes, kind: str) -> bytes:
    return without_traces(SimpleUploadedFile(f"Zamek.{kind}", content), f"image/{kind}").read()


def shown(content: bytes) -> list[bytes]:
    with Image.open(BytesIO(content)) as picture:
        return [frame.convert("RGBA").tobytes() for frame in ImageSequence.Iterator(picture)]


@pytest.mark.parametrize(("kind", "moving"), [*((kind, False) for kind in KINDS), *((kind, True) for kind in MOVING)])
def test_nothing_is_told_of_device_and_place(kind, moving):
    kept = cleaned(photo(kind, moving=moving), kind)
    assert TRACE.encode() not in kept
    exif = Image.open(BytesIO(kept)).getexif()
    assert not set(exif) - {0x0112}
    assert not exif.get_ifd(0x8825)
    assert cleaned(kept, kind) == kept


@pytest.mark.parametrize("kind", ["gif", "jpeg", "png", "webp"])
@pytest.mark.parametrize("moving", [False, True])
def test_what_is_seen_is_not_written_anew(kind, moving):
    came = photo(kind, moving=moving and kind in MOVING)
    assert shown(cleaned(came, kind)) == shown(came)


@pytest.mark.parametrize("kind", ["avif", "jpeg", "png", "webp"])
def test_it_stands_as_it_stood_in_its_colours(kind):
    kept = Image.open(BytesIO(cleaned(photo(kind), kind)))
    assert ImageOps.exif_transpose(kept).size == (SIZE[1], SIZE[0])
    assert kept.info["icc_profile"] == PROFILE


@pytest.mark.parametrize("kind", MOVING)
def test_what_moves_moves_on(kind):
    lasting = []
    for frame in ImageSequence.Iterator(Image.open(BytesIO(cleaned(photo(kind, moving=True), kind)))):
        frame.load()
        lasting.append(round(frame.info["duration"]))
    assert lasting == LASTING


def test_gif_is_repeated_as_often_as_before():
    assert Image.open(BytesIO(cleaned(photo("gif", moving=True), "gif"))).info["loop"] == 0


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("part", [0.02, 0.5, 0.9])
def test_what_is_not_whole_is_refused_in_words(kind, part):
    came = photo(kind)
    with pytest.raises(ValidationError, match=f"“Zamek.{kind}” is broken, or only a part of it has come"):
        cleaned(came[: int(len(came) * part)], kind)


def test_what_is_too_large_to_be_shown_is_refused_in_words(monkeypatch):
    monkeypatch.setattr(pictures, "DOTS", 3 * SIZE[0] * SIZE[1] - 1)
    assert cleaned(photo("gif"), "gif")
    with pytest.raises(ValidationError, match=r"“Zamek.gif” is too large to be shown"):
        cleaned(photo("gif", moving=True), "gif")


def test_what_would_fill_the_memory_is_refused_before_it_is_read(monkeypatch):
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", SIZE[0] * SIZE[1] // 3)
    with pytest.raises(ValidationError, match=r"“Zamek.jpeg” is too large to be shown"):
        cleaned(photo(), "jpeg")


def test_of_several_pictures_in_one_file_the_first_is_kept():
    """As telephones bring them: the second has an Exif of its own."""
    first, second = (Image.open(BytesIO(photo())) for _two in range(2))
    first.save(file := BytesIO(), "MPO", save_all=True, append_images=[second], exif=first.info["exif"])
    assert len(shown(file.getvalue())) == 2
    kept = cleaned(file.getvalue(), "jpeg")
    assert TRACE.encode() not in kept
    assert shown(kept) == shown(file.getvalue())[:1]


def test_photograph_that_comes_sharper_and_sharper_is_whole():
    Image.open(BytesIO(photo())).save(file := BytesIO(), "JPEG", progressive=True, comment=TRACE)
    assert shown(kept := cleaned(file.getvalue(), "jpeg")) == shown(file.getvalue())
    assert TRACE.encode() not in kept


def test_exif_that_nobody_can_read_is_left_out():
    (picture := Image.new("RGB", SIZE)).save(file := BytesIO(), "JPEG", exif=b"Exif\0\0CANARY-CAMERA")
    kept = cleaned(file.getvalue(), "jpeg")
    assert TRACE.encode() not in kept
    assert Image.open(BytesIO(kept)).size == picture.size
