"""Many pages at once, some of them unfinished."""

import pytest
from django.urls import reverse

from cms.places.models import PlacePage
from tests import factories

PICTURE = {"type": "picture", "value": {"image": None, "alt_text": "", "caption": ""}}


@pytest.fixture
def pages(section) -> list[PlacePage]:
    return [
        factories.place_page(parent=section, place=factories.place(name=name), slug=name.lower())
        for name in ("Zamek", "Most", "Park")
    ]


def publish(client, pages: list[PlacePage]) -> str:
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    chosen = "&".join(f"id={page.pk}" for page in pages)
    return client.post(
        f"{url}?{chosen}&next=/admin/pages/", {"include_descendants": "on"}, follow=True
    ).content.decode()


def draft(page: PlacePage, **values: object) -> None:
    for field, value in values.items():
        setattr(page, field, value)
    page.save_revision(clean=False)


def titles(pages: list[PlacePage]) -> list[str]:
    return [PlacePage.objects.get(pk=page.pk).title for page in pages]


def test_incomplete_drafts_stay_and_are_named_while_the_others_are_published(pages, editor_client):
    draft(pages[0], title="Zamek bez streszczenia", summary="")
    draft(pages[1], title="Most z obrazem", gallery=[PICTURE])
    draft(pages[2], title="Park z różami")
    text = publish(editor_client, pages)
    assert titles(pages) == ["Zamek", "Most", "Park z różami"]
    assert "“Zamek bez streszczenia” is not published. Summary: This field cannot be blank." in text
    assert "“Most z obrazem” is not published. Gallery: something that is required is missing in a block." in text
    assert reverse("wagtailadmin_pages:edit", args=[pages[0].pk]) in text
    assert "1 page has been published" in text


def test_nothing_is_called_published_when_nothing_is(pages, editor_client):
    draft(pages[0], summary="")
    assert "been published" not in publish(editor_client, pages[:1])


def test_drafts_below_are_published_or_named_too(home, section, pages, editor_client):
    for page in pages:
        PlacePage.objects.get(pk=page.pk).unpublish()
    draft(pages[0], summary="")
    text = publish(editor_client, [section])
    assert [PlacePage.objects.get(pk=page.pk).live for page in pages] == [False, True, True]
    assert "“Zamek” is not published." in text
    assert "2 child pages have been published" in text
