"""Drawings instead of photographs: there is one for everything, and no two neighbours look the same."""

import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from cms.places.models import Kind
from cms.places.posters import LANDS, MOTIFS, OF_SECTION, SKIES, poster_of, posters_of
from tests import factories


def file(name: str) -> str:
    return Path(str(finders.find(f"site/{name}"))).read_text()


@pytest.fixture(scope="module")
def symbols() -> set[str]:
    return {element.attrib["id"] for element in ET.fromstring(file("posters.svg")).iter() if "id" in element.attrib}


def test_every_kind_has_a_drawing_of_its_own(db, symbols):
    assert set(MOTIFS) == set(Kind.objects.values_list("code", flat=True))
    drawn = {motif for motifs in (*MOTIFS.values(), *OF_SECTION.values()) for motif in motifs}
    assert drawn <= symbols
    assert len(drawn) >= 24


def test_every_background_is_drawn(symbols):
    assert {f"sky-{n}" for n in range(1, SKIES + 1)} | {f"land-{n}" for n in range(1, LANDS + 1)} <= symbols


def test_drawings_use_only_colours_of_the_style_sheet():
    used = set(re.findall(r"var\((--poster-[\w-]+)\)", file("posters.svg")))
    assert used <= set(re.findall(r"(--poster-[\w-]+):", file("site.css")))
    assert not re.findall(r'(?:fill|stroke)="#', file("posters.svg"))


@pytest.mark.parametrize("kind", ["restaurant", "castle", "zoo"])
def test_neighbours_on_a_list_look_different(db, kind):
    posters = posters_of([factories.place(external_id=f"{kind}-{n}", kind=kind) for n in range(40)])
    for number, poster in enumerate(posters):
        for other in posters[max(0, number - 3) : number]:
            assert poster.motif != other.motif or (poster.tone != other.tone and poster.land != other.land)


def test_place_keeps_its_drawing(db):
    place = factories.place(external_id="osm-1", kind="museum")
    assert poster_of(place) == poster_of(place)


def test_kind_of_an_editors_own_is_drawn_by_its_section(db):
    kind = Kind.objects.create(code="escape-room", name_pl="pokój zagadek")
    place = factories.place(section="entertainment")
    place.kind = kind
    assert poster_of(place).motif in OF_SECTION["entertainment"]
