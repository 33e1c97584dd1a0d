"""Facts and words: what a list shows of a place, and what a new page brings along."""

import pytest
from django.core.exceptions import ValidationError

from cms.places import services
from cms.places.cards import cards_of
from cms.places.models import FurtherSection, Kind, Place, PlacePage
from tests import factories


def shown(section: str = "attraction", language: str = "pl") -> list[str]:
    return [place.name for place in Place.objects.shown().in_section(section).with_page_first(language)]


@pytest.mark.django_db
def test_places_with_a_page_come_first_and_sort_in_the_readers_language(section):
    for name in ("Zamek Moszna", "Lubicz", "Łambinowice"):
        factories.place(name=name)
    factories.place_page(parent=section, place=factories.place(name="Żyrowa"))
    assert shown() == ["Żyrowa", "Lubicz", "Łambinowice", "Zamek Moszna"]


@pytest.mark.django_db
def test_czech_readers_find_ch_after_h(section):
    for name in ("Cesta", "Chata", "Hrad", "Ivan"):
        factories.place(name=name)
    assert shown(language="cs") == ["Cesta", "Hrad", "Chata", "Ivan"]
    assert shown(language="pl") == ["Cesta", "Chata", "Hrad", "Ivan"]


def test_translated_title_decides_the_order_in_its_language(section):
    castle = factories.place_page(parent=section, place=factories.place(name="Zamek w Mosznej"))
    factories.place_page(parent=section, place=factories.place(name="Muzeum"))
    factories.translate(castle, title="Burg", summary="Türme.")
    assert shown(language="de") == ["Zamek w Mosznej", "Muzeum"]
    assert shown(language="pl") == ["Muzeum", "Zamek w Mosznej"]


@pytest.mark.django_db
def test_castle_hotel_is_in_both_sections_once():
    castle = factories.place(name="Zamek", section="accommodation")
    castle.further_sections = [FurtherSection(section="attraction")]
    castle.save()
    assert shown("attraction") == shown("accommodation") == ["Zamek"]


def test_draft_facts_and_private_pages_are_not_shown(section):
    factories.place(name="Szkic", live=False)
    page = factories.place_page(parent=section, place=factories.place(name="Prywatny"))
    page.view_restrictions.create(restriction_type="login")
    assert shown() == []


@pytest.mark.parametrize("count", [1, 3])
def test_cards_take_one_query(section, count, django_assert_num_queries):
    for number in range(count):
        factories.place_page(parent=section, place=factories.place(name=f"Zamek {number}"))
    places = list(Place.objects.shown().select_related("kind"))
    with django_assert_num_queries(1):
        assert len(cards_of(places, "de")) == count


def test_card_of_an_untranslated_page_is_labelled_polish(section):
    page = factories.place_page(parent=section, place=factories.place(name="Zamek"), summary="Opis.")
    card = cards_of([page.place], "de")[0]
    assert (card.title, card.summary, card.lang, card.is_verified) == ("Zamek", "Opis.", "pl", True)
    assert card.url.startswith("/de/")


def test_card_of_a_translated_page_is_not_labelled(section):
    page = factories.place_page(parent=section, place=factories.place(name="Zamek"))
    german = factories.translate(page, title="Schloss", summary="Türme.")
    card = cards_of([page.place], "de")[0]
    assert (card.title, card.summary, card.lang, card.url) == ("Schloss", "Türme.", "", german.url)


@pytest.mark.django_db
def test_card_of_a_listing_leads_to_its_facts():
    card = cards_of([factories.place(external_id="osm-bakow", name="Bąków")], "de")[0]
    assert (card.title, card.lang, card.is_verified) == ("Bąków", "", False)


def test_facts_of_a_new_page_stay_hidden_until_the_page_is_published(section):
    place = Place.objects.create_draft(name="Zamek w Łące", section="attraction", kind=Kind.objects.get(code="castle"))
    assert (place.external_id, place.live) == ("zamek-w-lace", False)
    factories.place_page(parent=section, place=place)
    place.refresh_from_db()
    assert place.live


def test_unpublished_facts_do_not_return_with_the_page(section):
    page = factories.place_page(parent=section, place=factories.place(first_published_at="2026-01-01T00:00Z"))
    page.place.unpublish()
    page.save_revision().publish()
    assert not Place.objects.get(pk=page.place_id).live


@pytest.mark.django_db
def test_two_places_of_one_name_get_two_identifiers():
    kind = Kind.objects.get(code="castle")
    made = [Place.objects.create_draft(name="Zamek", section="attraction", kind=kind) for _ in range(2)]
    assert [place.external_id for place in made] == ["zamek", "zamek-2"]


def test_page_of_a_listing_is_a_draft_below_its_section(section, editor):
    place = factories.place(name="Bąków")
    page = services.create_page_of_listing(place=place, user=editor)
    assert (page.title, page.live, page.get_parent().specific) == ("Bąków", False, section)
    with pytest.raises(ValidationError, match="has a page already"):
        services.create_page_of_listing(place=place, user=editor)


@pytest.mark.parametrize("facts", [{"latitude": None}, {"latitude": 17.7, "longitude": 50.4}])
@pytest.mark.django_db
def test_half_or_swapped_coordinates_are_refused(facts):
    with pytest.raises(ValidationError):
        factories.place(**facts)


@pytest.mark.django_db
def test_county_follows_from_the_municipality():
    assert factories.place(municipality_id="1605033").county_id == "1605"


def test_facts_cannot_have_two_pages_in_a_language(section):
    page = factories.place_page(parent=section, place=factories.place())
    with pytest.raises(ValidationError, match="in this language already"):
        factories.place_page(parent=section, place=page.place, title="Drugi")


def test_leak_no_hidden_word_on_the_section_page(client, section):
    """Whatever is hidden, its words are not in the list that everybody reads."""
    draft = factories.place_page(parent=section, place=factories.place(name="Zamek A"), title="Szkicowy")
    draft.unpublish()
    private = factories.place_page(parent=section, place=factories.place(name="Zamek B"), title="Prywatny")
    private.view_restrictions.create(restriction_type="login")
    PlacePage.objects.filter(pk=private.pk).update(summary="Prywatny")
    text = client.get(section.url).content.decode()
    assert "Szkicowy" not in text
    assert "Prywatny" not in text
    assert "Zamek B" not in text
