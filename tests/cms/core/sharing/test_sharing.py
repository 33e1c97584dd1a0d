"""Who shares a link shows a picture: the photograph, or the poster with the title, drawn before anybody asks."""

import re
from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.storage import default_storage
from django.test import Client
from PIL import Image

from cms.core.posters import OF_THE_REGION, Poster
from cms.core.sharing.drawing import draw
from cms.core.sharing.scene import scene
from cms.core.sharing.tasks import draw_missing_posters, draw_poster
from cms.places.posters import LANDS, MOTIFS, OF_SECTION, SKIES, TONES
from tests import factories, portal

FORMATS = {"png": "image/png", "jpg": "image/jpeg"}
ADDRESS = "/pl/atrakcje/zamek-w-mosznej/"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def picture_of(address: str) -> str:
    """The path of the picture that the page names."""
    [found] = re.findall(r'property="og:image"\s+content="([^"]+)"', Client().get(address).content.decode())
    assert found.startswith(settings.SITE_URL)
    return str(found.removeprefix(settings.SITE_URL))


def picture_at(path: str) -> Image.Image:
    answer = Client().get(path)
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, FORMATS[path.rpartition(".")[2]])
    return Image.open(BytesIO(answer.getvalue()))


@pytest.mark.django_db
def test_every_public_page_names_a_picture_that_the_worker_has_drawn():
    portal.build()
    addresses = [address for address in portal.ADDRESSES if "og:image" in Client().get(address).content.decode()]
    assert len(addresses) >= 8
    assert Client().get(picture_of(ADDRESS)).status_code == 404
    draw_missing_posters()
    assert [picture_at(picture_of(address)).size for address in addresses] == [(1200, 630)] * len(addresses)
    assert draw_missing_posters() == 0


@pytest.mark.django_db
def test_another_title_is_another_picture():
    portal.build()
    assert picture_of(ADDRESS) != picture_of("/en/atrakcje/moszna-castle/")
    assert picture_of(ADDRESS) == picture_of("/de/atrakcje/zamek-w-mosznej/")  # not translated: the Polish page


def test_reading_a_page_draws_nothing(section):
    page = factories.place_page(parent=section, place=factories.place(name="Zamek"))
    Client().get(page.url)
    assert not default_storage.exists("posters")


def test_page_that_readers_do_not_see_is_not_drawn(section):
    page = factories.place_page(parent=section, place=factories.place(name="Zamek"))
    page.unpublish()
    draw_poster(page.pk)
    draw_poster(0)
    assert not default_storage.exists("posters")


def test_every_drawing_there_is_can_be_put_into_a_picture():
    motifs = {motif for motifs in (*MOTIFS.values(), *OF_SECTION.values()) for motif in motifs} | {OF_THE_REGION.motif}
    for number, motif in enumerate(sorted(motifs)):
        parts = f"sky-{number % SKIES + 1}", f"land-{number % LANDS + 1}"
        assert "var(" not in scene(Poster(motif, *parts, number % TONES + 1), 640, 630)


@pytest.mark.parametrize("title", ["Zamek", "Žluťoučký kůň", "Donaudampfschifffahrtsgesellschaft " * 9, "W" * 300])
def test_title_of_any_length_is_written_and_stays_inside_its_panel(title):
    picture, plain = (Image.open(BytesIO(draw(OF_THE_REGION, words))).convert("RGB") for words in (title, ""))
    panel, margin = (56, 40, 504, 500), (504, 0, 560, 630)
    assert _shades(plain.crop(panel)) == _shades(picture.crop(margin)) == 1
    assert _shades(picture.crop(panel)) > 1


def _shades(picture: Image.Image) -> int:
    return len({pixel for _count, pixel in picture.getcolors(picture.width * picture.height) or ()})
