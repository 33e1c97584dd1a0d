"""A poster as one SVG document, with colours instead of the style sheet's tokens."""

import re
from functools import cache
from pathlib import Path

from ..posters import Poster

SITE = Path(__file__).parents[1] / "static" / "site"
_SYMBOL = re.compile(r'<symbol id="([\w-]+)".*?</symbol>', re.DOTALL)
_TONE = re.compile(r"\.poster(?:-tone-(\d))?\s*\{([^}]*)\}")
_COLOUR = re.compile(r"--(poster-[\w-]+):\s*(#[0-9a-f]+)")
_TOKEN = re.compile(r"var\(--(poster-[\w-]+)\)")


@cache
def scene(poster: Poster, width: int, height: int) -> str:
    """The poster so many pixels large, in the colours of light surroundings."""
    colours, symbols = _colours()[poster.tone], _symbols()
    parts = "".join(symbols[name] for name in (poster.sky, poster.land, poster.motif))
    drawing = f"""<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 320 240"
      preserveAspectRatio="xMidYMid slice"><rect width="320" height="240" fill="var(--poster-sky)"/>{parts}
      <use href="#{poster.sky}"/><use href="#{poster.land}"/>
      <use href="#{poster.motif}" x="62" y="40" width="196" height="147"/></svg>"""
    return _TOKEN.sub(lambda token: colours[token[1]], drawing)


@cache
def _symbols() -> dict[str, str]:
    text = (SITE / "posters.svg").read_text(encoding="utf-8")
    return {symbol[1]: symbol[0] for symbol in _SYMBOL.finditer(text)}


@cache
def _colours() -> dict[int, dict[str, str]]:
    """By tone. The light scheme's come first in the style sheet; a tone changes some of the first one's."""
    tones: dict[int, dict[str, str]] = {}
    for number, rules in _TONE.findall((SITE / "site.css").read_text(encoding="utf-8")):
        if colours := dict(_COLOUR.findall(rules)):
            tones.setdefault(int(number or 1), tones.get(1, {}) | colours)
    return tones
