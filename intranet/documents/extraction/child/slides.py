"""Slides of a PowerPoint presentation with their notes."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from pptx import Presentation
from pptx.slide import Slide

from .archives import refuse_bomb
from .tally import Tally


def slides(path: Path, tally: Tally) -> Iterator[tuple[str, Iterable[str]]]:
    refuse_bomb(path)
    for slide in Presentation(str(path)).slides:
        yield "", _pieces(slide)


def _pieces(slide: Slide) -> Iterator[str]:
    yield from _texts(slide.shapes)
    if slide.has_notes_slide and (notes := slide.notes_slide.notes_text_frame):
        yield notes.text


def _texts(shapes: Iterable[Any]) -> Iterator[str]:
    for shape in shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        elif getattr(shape, "has_table", False):
            yield from ("\t".join(cell.text for cell in row.cells) for row in shape.table.rows)
        elif hasattr(shape, "shapes"):
            yield from _texts(shape.shapes)
