"""A record of facts has one page in a language: a copy would be a second."""

import pytest
from django.urls import reverse

from cms.places.models import PlacePage
from tests import factories


@pytest.fixture
def castle(section) -> PlacePage:
    return factories.place_page(parent=section, place=factories.place(name="Zamek"))


def copy(client, page, **values: object) -> str:
    wanted = {"new_title": "Kopia", "new_slug": "kopia", "new_parent_page": page.get_parent().pk, **values}
    return client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), wanted, follow=True).content.decode()


@pytest.mark.parametrize("values", [{}, {"alias": "on"}, {"publish_copies": "on"}])
def test_place_page_is_not_copied_and_stays_as_it_was(castle, editor_client, values):
    assert "“Zamek” cannot be copied" in copy(editor_client, castle, **values)
    assert PlacePage.objects.filter(locale__language_code="pl").count() == 1
    castle.full_clean()


def test_refusal_is_said_before_the_form_is_filled_in(castle, editor_client):
    answer = editor_client.get(reverse("wagtailadmin_pages:copy", args=[castle.pk]), follow=True)
    assert "“Zamek” cannot be copied" in answer.content.decode()


def test_section_is_copied_alone_only(section, castle, editor_client):
    assert "Copy it alone" in copy(editor_client, section, copy_subpages="on")
    assert "Atrakcje" in (text := copy(editor_client, section))
    assert "copied" in text
    assert section.get_parent().get_children().filter(slug="kopia").exists()
