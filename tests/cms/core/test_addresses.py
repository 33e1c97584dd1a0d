"""Addresses in plain letters: spelt out, none left out."""

import pytest
from wagtail.models import Page

from cms.core.addresses import respell_addresses
from cms.core.slugs import ascii_slug
from cms.places.models import PlacePage
from tests import factories


@pytest.mark.parametrize(
    ("title", "slug"),
    [
        ("Łambinowice – obóz", "lambinowice-oboz"),
        ("Schloß Größe", "schloss-groesse"),
        ("Bjørn Æsir", "bjorn-aesir"),
        ("Žižkův mlýn", "zizkuv-mlyn"),
        ("„Gród”", "grod"),
    ],
)
def test_slug_spells_each_letter_out(title, slug):
    assert ascii_slug(title) == slug


@pytest.mark.parametrize("live", [True, False])
def test_page_without_an_address_gets_one_from_its_title_as_a_draft_too(section, live):
    for number in range(2):
        place = factories.place(name=f"Łąka {number}")
        section.add_child(instance=PlacePage(title="Łąka", summary="Zielona.", place=place, live=live))
    assert [page.slug for page in section.get_children().order_by("path")] == ["laka", "laka-2"]


@pytest.mark.django_db(transaction=True)
def test_address_that_lost_letters_is_respelt_and_leads_to_the_right_one(transactional_db, client):
    home = Page.objects.get(depth=2, locale__language_code="pl").specific
    section = factories.section_page(parent=home)
    page = factories.place_page(parent=section, place=factories.place(name="Pałac"), slug="paac")
    former = {one.url for one in PlacePage.objects.all()}
    assert {(one.title, slug, one.slug) for one, slug in respell_addresses()} == {("Pałac", "paac", "palac")}
    for address in former:
        answer = client.get(address, follow=True)
        assert answer.status_code == 200
        assert answer.redirect_chain[-1][0].endswith("/palac/")
    page = PlacePage.objects.get(pk=page.pk)
    page.save_revision().publish()
    assert PlacePage.objects.get(pk=page.pk).slug == "palac"
    assert list(respell_addresses()) == []


def test_address_that_somebody_chose_stays(section):
    factories.place_page(parent=section, place=factories.place(name="Pałac"), slug="pal")
    factories.place_page(parent=section, place=factories.place(name="Zamek"), slug="zamek-2")
    assert list(respell_addresses()) == []
