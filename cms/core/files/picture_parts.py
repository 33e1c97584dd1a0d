"""The parts of which picture files are made: copied but for those that tell of place, time, device and people.

By hand, since what writes a picture anew loses of its quality or of its movement, and what edits the parts is GPL. Each
takes a picture that has been decoded, and the Exif that it is to have, b"" for none. What comes after its end, such as
the film of a “live” photograph, is left out.
"""

import re
import struct
from collections.abc import Callable, Iterator
from zlib import crc32

from .media_types import GIF, JPEG, PNG, WEBP

_JPEG_START, _JPEG_END = b"\xff\xd8", b"\xff\xd9"
#: The end of a scan's data: any marker but a stuffed zero, a restart and a filling byte.
_JPEG_MARKER = re.compile(rb"\xff+([^\x00\xd0-\xd7\xff])")
_JPEG_SCAN, _JPEG_EXIF, _JPEG_COMMENT = 0xDA, b"\xff\xe1", 0xFE
_JPEG_APPLICATION = range(0xE0, 0xF0)
#: JFIF, the profile of colours, and what Adobe says of how colours are kept.
_JPEG_KEPT = ((0xE0, b"JFIF\0"), (0xE2, b"ICC_PROFILE\0"), (0xEE, b"Adobe"))

_PNG_START = b"\x89PNG\r\n\x1a\n"
_PNG_KEPT = {
    *(b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"acTL", b"fcTL", b"fdAT"),
    *(b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT", b"cICP", b"mDCV", b"cLLI", b"bKGD", b"hIST", b"sPLT", b"pHYs"),
}

_WEBP_KEPT = {b"VP8X", b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"}
_WEBP_HAS_EXIF, _WEBP_HAS_XMP = 0x08, 0x04

_GIF_END, _GIF_EXTENSION, _GIF_CONTROL, _GIF_APPLICATION = 0x3B, 0x21, 0xF9, 0xFF
#: How often it moves, and the profile of colours.
_GIF_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")


def _jpeg(data: bytes, exif: bytes) -> Iterator[bytes]:
    yield _JPEG_START
    at = 2
    while marker := _JPEG_MARKER.search(data, at):
        code, at = marker[1][0], marker.end()
        if code == _JPEG_END[1]:
            break
        end = at + int.from_bytes(data[at : at + 2])
        if exif and (code, data[at + 2 : at + 7]) != (0xE0, b"JFIF\0"):  # which comes first
            yield _JPEG_EXIF + struct.pack(">H", len(exif) + 2) + exif
            exif = b""
        if _is_kept_of_jpeg(code, data[at + 2 : end]):
            if code == _JPEG_SCAN:
                following = _JPEG_MARKER.search(data, end)
                end = following.start() if following else len(data)
            yield bytes((0xFF, code)) + data[at:end]
        at = end
    yield _JPEG_END


def _is_kept_of_jpeg(code: int, content: bytes) -> bool:
    if code in _JPEG_APPLICATION:
        return any(code == kept and content.startswith(name) for kept, name in _JPEG_KEPT)
    return code != _JPEG_COMMENT


def _png(data: bytes, exif: bytes) -> Iterator[bytes]:
    yield _PNG_START
    at = len(_PNG_START)
    while at < len(data):
        end = at + 12 + int.from_bytes(data[at : at + 4])
        name = data[at + 4 : at + 8]
        if name in _PNG_KEPT:
            yield data[at:end]
        if name == b"IHDR" and exif:
            yield _png_part(b"eXIf", exif.removeprefix(b"Exif\0\0"))
        if name == b"IEND":
            return
        at = end


def _png_part(name: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + name + content + struct.pack(">I", crc32(name + content))


def _webp(data: bytes, exif: bytes) -> Iterator[bytes]:
    content = bytearray(b"".join(_webp_parts(data)))
    if content.startswith(b"VP8X"):  # without it there was no Exif
        content[8] &= ~(_WEBP_HAS_EXIF | _WEBP_HAS_XMP)
        if exif:
            content[8] |= _WEBP_HAS_EXIF
            content += _webp_part(b"EXIF", exif.removeprefix(b"Exif\0\0"))
    yield b"RIFF" + struct.pack("<I", len(content) + 4) + b"WEBP" + content


def _webp_parts(data: bytes) -> Iterator[bytes]:
    at, last = 12, 8 + int.from_bytes(data[4:8], "little")
    while at < min(last, len(data)):
        name, size = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        if name in _WEBP_KEPT:
            yield _webp_part(name, data[at + 8 : at + 8 + size])
        at += 8 + size + size % 2


def _webp_part(name: bytes, content: bytes) -> bytes:
    return name + struct.pack("<I", len(content)) + content + b"\0" * (len(content) % 2)


def _gif(data: bytes, exif: bytes) -> Iterator[bytes]:
    """There is no Exif in a GIF."""
    at = 13 + _gif_colours(data[10])
    yield data[:at]
    while at < len(data) and data[at] != _GIF_END:
        if data[at] == _GIF_EXTENSION:
            end = _gif_end_of(data, at + 2)
            is_kept = data[at + 1] == _GIF_CONTROL or (
                data[at + 1] == _GIF_APPLICATION and data[at + 3 : at + 14] in _GIF_KEPT
            )
        else:
            end, is_kept = _gif_end_of(data, at + 11 + _gif_colours(data[at + 9])), True
        if is_kept:
            yield data[at:end]
        at = end
    yield bytes((_GIF_END,))


def _gif_colours(flags: int) -> int:
    """How many bytes a table of colours has, by the byte that tells of it."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _gif_end_of(data: bytes, at: int) -> int:
    """After blocks that each begin with their size, the last with none."""
    while size := data[at]:
        at += 1 + size
    return at + 1


KEPT_PARTS: dict[str, Callable[[bytes, bytes], Iterator[bytes]]] = {JPEG: _jpeg, PNG: _png, WEBP: _webp, GIF: _gif}
