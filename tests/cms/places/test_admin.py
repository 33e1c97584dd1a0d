"""What an editor reads in the admin: every model has a name and an explanation, in Polish and in English."""

import pytest
from bs4 import BeautifulSoup
from django.urls import reverse
from django.utils.translation import override
from wagtail.models import get_page_models

from cms.core.models import BasePage
from cms.places.models import PlacePage
from tests import factories

EXPLANATIONS = {
    "place": ("What is known of a place, once for all languages", "Co wiadomo o miejscu"),
    "kind": ("What a place is.", "Czym jest miejsce."),
    "amenity": ("What a place offers.", "Co oferuje miejsce."),
    "audience": ("Whom a place suits.", "Dla kogo jest miejsce."),
}


@pytest.mark.parametrize("model", [model for model in get_page_models() if issubclass(model, BasePage)])
def test_every_kind_of_page_is_named_and_explained(model):
    for say in (model.get_verbose_name, model.get_page_description):
        with override("en"):
            english = str(say())
        with override("pl"):
            polish = str(say())
        assert english
        assert polish
        assert english != polish


@pytest.mark.parametrize("language", ["en", "pl"])
@pytest.mark.parametrize("model", EXPLANATIONS)
def test_form_of_facts_and_terms_explains_what_they_are(client, superuser, model, language):
    client.force_login(superuser)
    form = client.get(reverse(f"wagtailsnippets_places_{model}:add"), headers={"Accept-Language": language})
    assert EXPLANATIONS[model][language == "pl"] in form.content.decode()


def test_list_of_facts_says_in_words_whether_they_are_live(editor_client, section):
    factories.place(name="Zamek")
    factories.place(name="Szkic", live=False)
    listed = editor_client.get(reverse("wagtailsnippets_places_place:list")).content.decode()
    assert "True" not in listed.split("<main")[1]
    assert "draft" in listed.split("<main")[1]


def test_list_of_facts_costs_the_same_however_many_there_are(editor_client, section, django_assert_num_queries):
    address = reverse("wagtailsnippets_places_place:list")
    editor_client.get(address)
    for name in ("Zamek", "Pałac", "Dwór"):
        factories.place_page(parent=section, slug=name.lower(), place=factories.place(name=name))
        with django_assert_num_queries(15):
            editor_client.get(address)


def test_listing_becomes_a_draft_page_by_one_action(editor_client, section):
    place = factories.place(name="Bąków")
    address = reverse("make_page_of_listing", args=[place.pk])
    assert address in editor_client.get(reverse("wagtailsnippets_places_place:list")).content.decode()
    answer = editor_client.post(address)
    page = PlacePage.objects.get(place=place, locale__language_code="pl")
    assert answer.headers["Location"] == reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert not page.live


def test_outsider_makes_no_page_of_a_listing(client, section, django_user_model):
    place = factories.place(name="Bąków")
    client.force_login(django_user_model.objects.create_user("outsider@example.org", "opolskie-demo-2026"))
    client.post(reverse("make_page_of_listing", args=[place.pk]))
    assert not PlacePage.objects.exists()


@pytest.mark.parametrize("has_page", [True, False])
def test_preview_of_facts_calls_only_a_listing_unverified(section, has_page):
    place = factories.place(name="Zamek", town="Moszna-Zamek")
    if has_page:
        factories.place_page(parent=section, place=place)
    shown = place.make_preview_request(preview_mode="").render().content.decode()
    assert "Moszna-Zamek" in shown
    assert ('<p class="notice">' in shown) != has_page


@pytest.mark.django_db
def test_draft_of_facts_shows_once_it_is_published(client):
    place = factories.place(name="Zamek", town="Moszna")
    place.town = "Strzeleczki"
    draft = place.save_revision()
    assert "Strzeleczki" not in client.get(place.get_absolute_url()).content.decode()
    draft.publish()
    assert "Strzeleczki" in client.get(place.get_absolute_url()).content.decode()


def test_history_of_facts_says_who_published_what_and_an_old_state_can_be_reviewed(editor_client, editor):
    place = factories.place(name="Zamek", town="Moszna")
    for town in ("Strzeleczki", "Zielina"):
        place.town = town
        place.save_revision(user=editor, log_action=True).publish(user=editor)
    history = editor_client.get(reverse("wagtailsnippets_places_place:history", args=[place.pk])).content.decode()
    assert str(editor) in history
    first, *_later = place.revisions.order_by("created_at")
    old = reverse("wagtailsnippets_places_place:revisions_revert", args=[place.pk, first.pk])
    assert old in history
    assert "Strzeleczki" in editor_client.get(old).content.decode()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("where", "source"),
    [
        ("map", "Źródło: PRG, GUGiK"),
        ("map", "© OpenStreetMap contributors"),
        ("footer", "Źródło: PRG, GUGiK"),
        ("footer", "© OpenStreetMap contributors"),
        ("footer", "© GeoNames.org, CC BY 4.0"),
    ],
)
def test_sources_are_named_on_maps_and_below_every_list(client, section, where, source):
    factories.place(name="Zamek", latitude=50.4, longitude=17.8)
    page = BeautifulSoup(client.get(section.url).content, "html.parser")
    shown = page.select("footer" if where == "footer" else "figure, .finder-map")
    assert any(source in " ".join(part.get_text().split()) for part in shown)


def test_page_made_of_a_listing_has_mirrors_as_one_that_was_added(section, editor_client):
    place = factories.place(name="Łambinowice ø")
    editor_client.post(reverse("make_page_of_listing", args=[place.pk]))
    pages = PlacePage.objects.filter(place=place)
    assert sorted(page.language for page in pages) == ["cs", "de", "en", "pl"]
    assert {page.slug for page in pages} == {"lambinowice-o"}
    assert not pages.live().exists()
