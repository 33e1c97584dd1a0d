"""Text in pictures, by the program `tesseract` where there is one; without it there is none."""

import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from io import BytesIO
from pathlib import Path

from PIL import Image

from .. import limits
from .drawing import picture
from .tally import Tally

#: As tesseract names them.
_LANGUAGES = {"pl": "pol", "en": "eng", "de": "deu", "cs": "ces"}


def text_of_picture(path: Path, tally: Tally) -> Iterator[tuple[str, list[str]]]:
    yield "", [text_of(picture(path), tally)]


def text_of(image: Image.Image, tally: Tally) -> str:
    wanted = [_LANGUAGES[tally.language]] if tally.language in _LANGUAGES else _LANGUAGES.values()
    languages = [language for language in wanted if language in _installed()]
    if not languages:
        return ""
    tally.recognised = True
    image.convert("L").save(file := BytesIO(), "PNG")
    return _tesseract("-", "-", "-l", "+".join(languages), given=file.getvalue())


@cache
def _installed() -> frozenset[str]:
    return frozenset(_tesseract("--list-langs").split()) if shutil.which("tesseract") else frozenset()


def _tesseract(*arguments: str, given: bytes = b"") -> str:
    """What it printed; a picture that it fails on has no text. More than one thread makes it slower."""
    done = subprocess.run(  # noqa: S603
        ["tesseract", *arguments],  # noqa: S607
        input=given,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        timeout=limits.RECOGNISING_SECONDS,
        check=False,
    )
    return done.stdout.decode(errors="replace")
