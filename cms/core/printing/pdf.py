"""Documents as PDF: tagged, PDF/UA-1, for screen readers as for paper."""

import json
from collections.abc import Sequence
from dataclasses import fields, is_dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import typst
from django.utils.translation import gettext as _
from django.utils.translation import override
from fontTools.ttLib import TTFont

from .checking import Unprintable, checked
from .columns import shares
from .documents import Document, Picture, QrCode, Table
from .pictures import kind_of, qr_code

HERE = Path(__file__).parent
FONTS = HERE / "fonts"
#: Wrong characters that a message names.
NAMED = 10


def as_pdf(document: Document) -> bytes:
    """Raises Unprintable, also for letters that our typeface has not."""
    document = checked(document)
    with TemporaryDirectory() as folder:
        root = Path(folder)
        source = json.dumps(_data(document, root) | _words(document), ensure_ascii=False)
        _refuse_unknown_letters(source)
        (root / "document.json").write_text(source, encoding="utf-8")
        (root / "main.typ").write_bytes((HERE / "template.typ").read_bytes())
        try:
            return _compiled(root, round(document.made_at.timestamp()))
        except typst.TypstError as error:
            raise Unprintable(_("This document cannot be printed: %(reason)s") % {"reason": error.message}) from error


def _compiled(root: Path, made_at: int) -> bytes:
    made = typst.compile(
        root / "main.typ",
        root=root,
        font_paths=_fonts(),
        ignore_system_fonts=True,
        package_path=root,
        package_cache_path=root,
        format="pdf",
        pdf_standards=["ua-1"],
        timestamp=made_at,
    )
    return bytes(made)


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[FONTS])


@cache
def _letters() -> frozenset[str]:
    return frozenset(map(chr, TTFont(FONTS / "jost-regular.ttf").getBestCmap()))


def _refuse_unknown_letters(text: str) -> None:
    if unknown := sorted(set(text) - _letters()):
        words = _("Our typeface cannot print these characters, replace them: %(characters)s")
        raise Unprintable(words % {"characters": " ".join(unknown[:NAMED])})


def _words(document: Document) -> dict[str, str]:
    """What the pages say by themselves."""
    with override(document.language):
        return {"page_words": _("Page {page} of {pages}")}


def _data(value: Any, root: Path) -> Any:
    """What the template reads: each block with its kind; pictures become files beside it."""
    match value:
        case Picture(content=content):
            return _named(value, root) | {"content": _file(content, kind_of(content), root)}
        case QrCode(address=address):
            return _named(value, root) | {"content": _file(qr_code(address), "png", root)}
        case Table():
            return _named(value, root) | {"shares": shares(value)}
        case _ if is_dataclass(value):
            return _named(value, root)
        case str() | int() | float():
            return value
        case Sequence() if not isinstance(value, bytes):
            return [_data(one, root) for one in value]
    return None


def _named(value: Any, root: Path) -> dict[str, Any]:
    data = {one.name: _data(getattr(value, one.name), root) for one in fields(value)}
    return data | {"kind": type(value).__name__}


def _file(content: bytes, kind: str, root: Path) -> str:
    name = f"picture-{len(list(root.iterdir()))}.{kind}"
    (root / name).write_bytes(content)
    return name
