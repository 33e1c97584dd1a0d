"""What becomes of a Polish page becomes of its versions in the other languages, and is said first."""

import pytest
from django.contrib.auth.models import Group
from django.core.management import call_command
from django.urls import reverse
from wagtail.models import Locale, Page, PageViewRestriction

from cms.core.models import BasePage
from cms.places.models import PlacePage
from cms.translations.mirrors import align_versions
from tests import factories

LANGUAGES = ("pl", "en", "de", "cs")
SAID = "done to its versions in the other languages as well"


@pytest.fixture
def castle(section) -> PlacePage:
    """With a German translation; English and Czech are mirrors."""
    page = factories.place_page(parent=section, place=factories.place(name="Zamek"), slug="zamek")
    factories.translate(page, "de", title="Schloss", summary="Schön.")
    page.refresh_from_db()
    return page


def versions(page: BasePage) -> dict[str, Page]:
    pages = Page.objects.filter(translation_key=page.translation_key).select_related("locale")
    return {one.locale.language_code: one for one in pages}


def live(page: BasePage) -> list[str]:
    return sorted(language for language, one in versions(page).items() if one.live)


def readable(client, page: BasePage) -> list[str]:
    client.logout()
    return sorted(lang for lang, one in versions(page).items() if client.get(one.specific.url).status_code == 200)


def restrict(client, page: BasePage, **values: object) -> None:
    url = reverse("wagtailadmin_pages:set_privacy", args=[page.pk])
    form = client.get(url, headers={"Accept-Language": "en"}).json()["html"]
    assert "holds for its versions in the other languages too" in form
    assert client.post(url, values).json()["step"] == "set_privacy_done"


def test_page_taken_down_takes_all_versions_down(castle, editor_client):
    url = reverse("wagtailadmin_pages:unpublish", args=[castle.pk])
    assert SAID in editor_client.get(url).content.decode()
    editor_client.post(url)
    assert live(castle) == []


def test_translation_taken_down_goes_alone(castle, editor_client):
    url = reverse("wagtailadmin_pages:unpublish", args=[versions(castle)["de"].pk])
    assert SAID not in editor_client.get(url).content.decode()
    editor_client.post(url)
    assert live(castle) == ["cs", "en", "pl"]


def test_section_taken_down_with_its_pages_takes_their_versions_down(section, castle, editor_client):
    editor_client.post(reverse("wagtailadmin_pages:unpublish", args=[section.pk]), {"include_descendants": "on"})
    assert live(section) == live(castle) == []


def test_deleted_page_takes_all_versions_along(castle, editor_client):
    url = reverse("wagtailadmin_pages:delete", args=[castle.pk])
    assert SAID in editor_client.get(url).content.decode()
    editor_client.post(url)
    assert versions(castle) == {}


def test_deleted_section_takes_all_below_along_in_all_languages(section, castle, editor_client):
    editor_client.post(reverse("wagtailadmin_pages:delete", args=[section.pk]))
    assert versions(section) == versions(castle) == {}
    assert Page.find_problems() == ([], [], [], [], [])


def test_moved_page_takes_all_versions_along(home, castle, editor_client):
    other = factories.section_page(parent=home, section="gastronomy", slug="jedzenie")
    url = reverse("wagtailadmin_pages:move_confirm", args=[castle.pk, other.pk])
    assert SAID in editor_client.get(url).content.decode()
    editor_client.post(url)
    for language in LANGUAGES:
        assert versions(castle)[language].get_parent() == versions(other)[language]


def test_page_moved_to_where_there_is_no_version_yet_leaves_none_behind(home, castle, editor_client):
    other = factories.section_page(parent=home, section="gastronomy", slug="jedzenie")
    versions(other)["cs"].delete()
    editor_client.post(reverse("wagtailadmin_pages:move_confirm", args=[castle.pk, other.pk]))
    assert versions(castle)["cs"].get_parent() == versions(other)["cs"]


@pytest.mark.parametrize("action", ["unpublish", "delete"])
def test_bulk_action_says_and_does_the_same(castle, editor_client, action):
    url = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action]) + f"?id={castle.pk}&next=/admin/pages/"
    assert SAID in editor_client.get(url).content.decode()
    editor_client.post(url)
    assert live(castle) == []


def test_private_page_is_private_in_all_languages_until_it_is_public_again(castle, superuser, client):
    client.force_login(superuser)
    restrict(client, castle, restriction_type="login")
    assert readable(client, castle) == []
    client.force_login(superuser)
    restrict(client, castle, restriction_type="none")
    assert readable(client, castle) == sorted(LANGUAGES)


def test_private_section_keeps_its_pages_private_in_all_languages(section, castle, superuser, client):
    client.force_login(superuser)
    restrict(client, section, restriction_type="login")
    assert readable(client, castle) == []


def test_page_for_a_group_is_for_it_in_all_languages(castle, superuser, editor, client):
    client.force_login(superuser)
    group = Group.objects.get(name="Editors")
    restrict(client, castle, restriction_type="groups", groups=[group.pk])
    client.force_login(editor)
    assert [client.get(one.specific.url).status_code for one in versions(castle).values()] == [200] * 4
    editor.groups.clear()
    assert [client.get(one.specific.url).status_code for one in versions(castle).values()] == [403] * 4


def test_visitor_of_a_private_page_meets_a_login_that_leads_back(castle, editor, client):
    PageViewRestriction.objects.create(page=castle, restriction_type="login")
    answer = client.get(castle.url, follow=True)
    assert answer.status_code == 200
    assert answer.redirect_chain[-1][0] == f"/account/login/?next={castle.url}"
    answer = client.post(answer.redirect_chain[-1][0], {"login": editor.email, "password": "opolskie-demo-2026"})
    assert answer.headers["Location"] == castle.url
    assert client.get(castle.url).status_code == 200


def test_page_made_private_before_its_mirrors_were_made_has_private_mirrors(home, section):
    page = section.add_child(instance=PlacePage(title="Most", summary="Most.", place=factories.place(name="Most")))
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    page.copy_for_translation(Locale.objects.get(language_code="en"), alias=True)
    assert versions(page)["en"].view_restrictions.exists()


def test_what_was_left_public_is_not_after_the_repair(castle, section, client, capsys):
    PageViewRestriction.objects.bulk_create([PageViewRestriction(page=castle, restriction_type="login")])
    Page.objects.filter(pk=section.pk).update(live=False)
    assert readable(client, castle) == ["cs", "de", "en"]
    call_command("repair_pages")
    assert readable(client, castle) == []
    assert live(section) == []
    assert "Schloss (de): not public any more" in capsys.readouterr().out
    assert align_versions() == []
