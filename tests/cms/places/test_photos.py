"""A photograph takes the poster's place as soon as an editor has one, and is ready before a reader asks."""

from io import BytesIO

import pytest
from django.core.files.images import ImageFile
from django.test import Client
from PIL import Image

from cms.core import content_version
from cms.media import shapes
from cms.media.models import CustomImage
from cms.media.services import drop_renditions_without_file, make_missing_renditions
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
    make_renditions(image.pk)
    factories.place(name="Bez zdjęcia")
    cards = client.get("/pl/attraction/").content.decode().split('<article class="card')[1:]
    with_photo, without = (card.split("</article>")[0] for card in cards)
    for spec in shapes.CARD.values():
        assert image.renditions.get(filter_spec=spec).url in with_photo
    assert 'width="480"' in with_photo
    assert 'height="360"' in with_photo
    assert 'class="poster' not in with_photo
    assert 'class="poster' in without


def test_poster_stands_in_until_the_worker_has_cut_the_photograph(client, section, image):
    with_gallery(section, image)
    assert 'class="poster' in client.get("/pl/attraction/").content.decode()
    assert not image.renditions.exists()


def test_kept_list_shows_the_photograph_once_it_is_cut(client, section, image, settings):
    settings.PAGE_CACHE = True
    with_gallery(section, image)
    assert 'class="poster' in Client().get("/pl/attraction/").content.decode()
    make_renditions(image.pk)
    assert 'class="poster' not in Client().get("/pl/attraction/").content.decode()


def test_lost_renditions_are_made_again(image):
    make_renditions(image.pk)
    lost = image.renditions.get(filter_spec=shapes.SHARED)
    lost.file.storage.delete(lost.file.name)
    assert (drop_renditions_without_file(), make_missing_renditions()) == (1, 1)
    assert set(image.renditions.values_list("filter_spec", flat=True)) == set(shapes.ALL)
    assert make_missing_renditions() == 0


def test_photographs_cost_one_query_however_many(client, section, image, django_assert_num_queries):
    for number in range(3):
        value = {"image": image.pk, "alt_text": "Zamek", "caption": ""}
        place = factories.place(name=f"Zamek {number}")
        factories.place_page(parent=section, place=place, gallery=[{"type": "picture", "value": value}])
    make_renditions(image.pk)
    client.get("/pl/attraction/")
    content_version.bump()
    with django_assert_num_queries(10):
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
