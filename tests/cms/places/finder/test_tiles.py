"""Tiles under the map: nobody is asked for any unless the operator names a server."""

import pytest

from cms.places.finder.tiles import tiles_of
from cms.places.finder.window import NEAREST, Window
from cms.places.maps import project

TILES = "https://tile.example.org/{z}/{x}/{y}.png"


@pytest.fixture
def tiles(settings):
    settings.MAP_TILES_URL = TILES


def test_map_has_no_tiles_by_default(client, db):
    assert tiles_of(Window()) == []
    assert "<image" not in client.get("/pl/places/").content.decode()


def test_map_shows_the_tiles_of_the_named_server(client, db, tiles):
    page = client.get("/pl/places/").content.decode()
    assert 'href="https://tile.example.org/9/281/171.png"' in page


@pytest.mark.parametrize("zoom", range(NEAREST + 1))
def test_tiles_cover_the_window_without_gaps(tiles, zoom):
    seen = Window(412.3, 555.5, zoom).inside()
    shown = tiles_of(seen)
    assert min(tile.x for tile in shown) <= seen.left
    assert min(tile.y for tile in shown) <= seen.top
    assert max(tile.x + tile.width for tile in shown) >= seen.left + seen.width
    assert max(tile.y + tile.height for tile in shown) >= seen.top + seen.height
    assert len(shown) <= 30


def test_tile_lies_where_the_drawing_has_its_corner(tiles):
    """The corner of tile 9/281/171 is at 17.578° E, 51.179° N (2π and Mercator's formula by hand)."""
    tile = next(tile for tile in tiles_of(Window()) if "/9/281/171.png" in tile.url)
    assert (tile.x, tile.y) == pytest.approx(project(17.578125, 51.17934), abs=0.3)
