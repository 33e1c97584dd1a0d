"""A photograph takes the poster's place as soon as an editor has one, and is ready before a reader asks."""

from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from PIL import Image

from cms.media import shapes
from cms.media.models import CustomImage
from cms.media.tasks import make_renditions
from tests import factories


@pytest.fixture
def image(db) -> CustomImage:
    file = BytesIO()
    Image.new("RGB", (1600, 1200), "#44aa77").save(file, "PNG")
    return CustomImage.objects.create(title="Zamek", file=ImageFile(file, name="zamek.png"))


def with_gallery(section, image):
    place = factories.place(name="Zamek")
    value = {"image": image.pk, "alt_text": "Zamek w parku", "caption": ""}
    return factories.place_page(
        parent=section, place=place, slug="zamek", gallery=[{"type": "picture", "value": value}]
    )


def test_card_shows_the_photograph_instead_of_the_poster(client, section, image):
    with_gallery(section, image)
    factories.place(name="Bez zdjęcia")
    cards = client.get("/pl/attraction/").content.decode().split('<article class="card')[1:]
    with_photo, without = (card.split("</article>")[0] for card in cards)
    assert image.renditions.get(filter_spec=shapes.CARD).url in with_photo
    assert 'class="poster' not in with_photo
    assert 'class="poster' in without


def test_poster_returns_when_the_file_is_gone(client, section, image):
    with_gallery(section, image)
    image.file.storage.delete(image.file.name)
    assert 'class="poster' in client.get("/pl/attraction/").content.decode()


def test_photographs_cost_two_queries_however_many(client, section, image, django_assert_num_queries):
    for number in range(3):
        value = {"image": image.pk, "alt_text": "Zamek", "caption": ""}
        place = factories.place(name=f"Zamek {number}")
        factories.place_page(parent=section, place=place, gallery=[{"type": "picture", "value": value}])
    client.get("/pl/attraction/")
    with django_assert_num_queries(9):
        client.get("/pl/attraction/")


def test_every_shape_that_pages_ask_for_is_made_ahead(client, section, image):
    with_gallery(section, image)
    make_renditions(image.pk)
    made = set(image.renditions.values_list("filter_spec", flat=True))
    assert made == set(shapes.ALL)
    client.get("/pl/attraction/")
    client.get("/pl/attraction/zamek/")
    assert set(image.renditions.values_list("filter_spec", flat=True)) == made


def test_picture_without_a_file_ends_quietly(image):
    image.file.storage.delete(image.file.name)
    make_renditions(image.pk)
    make_renditions(0)
    assert not image.renditions.exists()


def test_first_photograph_stands_at_the_top_and_the_others_in_the_gallery(client, section, image):
    pictures = [
        {"type": "picture", "value": {"image": image.pk, "alt_text": f"Zamek {number}", "caption": ""}}
        for number in range(3)
    ]
    page = factories.place_page(parent=section, place=factories.place(), slug="zamek", gallery=pictures)
    shown = client.get(page.url).content.decode()
    top, gallery = shown.split('class="top-picture"')[1].split('class="gallery"')
    assert 'alt="Zamek 0"' in top
    assert shown.count('alt="Zamek 0"') == 1
    assert gallery.count("<picture") == 2
