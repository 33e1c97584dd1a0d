"""What a drawing is put together from: the parts of `site/posters.svg` in a tone of `site.css`."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Poster:
    """Names of symbols in `site/posters.svg`, and the number of a tone in `site.css`."""

    motif: str
    sky: str
    land: str
    tone: int


#: Stands for the region where a page has no drawing of its own.
OF_THE_REGION = Poster("palace", "sky-1", "land-1", 1)
