"""What may not be found is nowhere: not in results, counts, facets, suggestions, nor behind „did you mean”.

Each word below is said by one thing only. Near spellings have learnt it before it is withdrawn.
"""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from cms.core.models import BasePage
from cms.pages.models import StandardPage
from cms.places.models import Place, PlacePage
from tests import factories

from .questions import ask, keys
from .seen import NOWHERE, seen, spread, suggestions

pytestmark = pytest.mark.usefixtures("engine")

WORD = "kwiryniada"


@pytest.fixture
def place(db) -> Place:
    return factories.place(external_id="p1", name="Gospoda")


@pytest.fixture
def place_page(section, place) -> PlacePage:
    page = factories.place_page(parent=section, place=place, title="Kwiryniada", summary="Święto gęsi.")
    spread()
    assert seen(WORD).found == seen(WORD).suggested == {"p1"}
    assert seen(WORD).corrections
    return page


@pytest.fixture
def page(home) -> StandardPage:
    page = factories.publish(StandardPage(title="Kwiryniada", slug="kwiryniada", summary="Święto gęsi."), parent=home)
    spread()
    assert seen(WORD).found == seen(WORD).suggested == {f"page-{page.translation_key}"}
    assert seen(WORD).corrections
    return page


def unpublish(page: BasePage) -> None:
    page.unpublish()


def restrict(page: BasePage) -> None:
    PageViewRestriction.objects.create(page=page, restriction_type=PageViewRestriction.LOGIN)


def restrict_above(page: BasePage) -> None:
    PageViewRestriction.objects.create(page=page.get_parent(), restriction_type=PageViewRestriction.LOGIN)


def expire(page: BasePage) -> None:
    """The time is over, and the scheduler has not come by."""
    page.expire_at = timezone.now() + timedelta(hours=1)
    page.save_revision().publish()
    assert seen(WORD).found
    Page.objects.filter(pk=page.pk).update(expire_at=timezone.now() - timedelta(seconds=1))
    page.refresh_from_db()
    BasePage.save(page)


def leave_out(page: BasePage) -> None:
    page.leave_out_of_search = True
    page.save_revision().publish()


def rename(page: BasePage) -> None:
    page.title = "Gęsiada"
    page.save_revision().publish()


def delete(page: BasePage) -> None:
    """Its mirrors go with it."""
    page.delete()


WITHDRAWALS = [unpublish, restrict, restrict_above, expire, leave_out, rename, delete]
Withdraw = Callable[[BasePage], None]


@pytest.mark.parametrize("withdraw", WITHDRAWALS)
def test_withdrawn_page_is_nowhere(page, withdraw: Withdraw):
    withdraw(page)
    assert seen(WORD) == NOWHERE


@pytest.mark.parametrize("withdraw", WITHDRAWALS)
def test_words_of_a_withdrawn_page_of_a_place_are_nowhere(place_page, withdraw: Withdraw):
    withdraw(place_page)
    assert seen(WORD) == NOWHERE


@pytest.mark.parametrize("withdraw", [restrict, restrict_above, leave_out, expire])
def test_place_whose_page_is_kept_back_is_no_listing_instead(place_page, withdraw: Withdraw):
    withdraw(place_page)
    assert "p1" not in keys(ask("gospoda"))
    assert suggestions("gospod") == []


def test_place_without_its_page_is_a_listing_again(place_page):
    place_page.unpublish()
    assert [(one.record.key, one.record.type, one.text.title) for one in ask("gospoda").found] == [
        ("p1", "listing", "Gospoda")
    ]


def test_draft_is_nowhere_and_its_changes_are_not_known_before_they_are_published(page, home):
    page.title = page.summary = "Wyszywanka"
    revision = page.save_revision()
    draft = StandardPage(title="Wyszywanka", slug="wyszywanka", summary="Wyszywanka.", live=False)
    home.add_child(instance=draft)
    draft.save_revision()
    spread()
    assert seen("wyszywanka") == NOWHERE
    revision.publish()
    assert seen("wyszywanka").found == {f"page-{page.translation_key}"}


def test_scheduled_page_is_nowhere(home):
    page = StandardPage(title="Kwiryniada", slug="k", summary="Gęsi.", live=False, owner=None)
    home.add_child(instance=page)
    page.go_live_at = timezone.now() + timedelta(days=1)
    page.save_revision().publish()
    spread()
    assert seen(WORD) == NOWHERE


@pytest.mark.parametrize("restricted", ["itself", "above"])
def test_restriction_that_is_taken_away_lets_it_appear(page, home, restricted):
    restriction = PageViewRestriction.objects.create(
        page=page if restricted == "itself" else home, restriction_type=PageViewRestriction.LOGIN
    )
    assert seen(WORD) == NOWHERE
    restriction.delete()
    assert seen(WORD).found == {f"page-{page.translation_key}"}


def test_unpublished_translation_is_nowhere_but_the_polish_page_stays(page):
    german = factories.translate(page, "de", title="Gänsefestspiel", summary="Gänse.")
    spread()
    assert seen("gansefestspiel").found == {f"page-{page.translation_key}"}
    german.unpublish()
    assert seen("gansefestspiel") == NOWHERE
    assert seen(WORD).found == {f"page-{page.translation_key}"}


def test_translation_that_is_left_out_is_nowhere(place_page):
    german = factories.translate(place_page, "de", title="Gänsefestspiel", summary="Gänse.")
    spread()
    assert seen("gansefestspiel").found == {"p1"}
    leave_out(german)
    assert seen("gansefestspiel") == NOWHERE
    assert seen(WORD).found == {"p1"}


def test_unpublished_facts_are_nowhere_nor_is_their_town(db):
    place = factories.place(external_id="p1", name="Kwiryniada", town="Wyszywankowo")
    spread()
    assert seen(WORD).found == seen("wyszywankowo").found == {"p1"}
    place.unpublish()
    assert seen(WORD) == seen("wyszywankowo") == NOWHERE


def test_facts_that_are_left_out_are_nowhere_with_their_page(place_page, place):
    place.leave_out_of_search = True
    place.save()
    assert seen(WORD) == NOWHERE
    place.leave_out_of_search = False
    place.save()
    assert seen(WORD).found == {"p1"}


def test_facts_whose_time_is_over_are_nowhere(place_page, place):
    place.expire_at = timezone.now() - timedelta(seconds=1)
    place.save()
    assert seen(WORD) == NOWHERE


def test_deleted_facts_are_nowhere(db):
    place = factories.place(external_id="p1", name="Kwiryniada")
    spread()
    assert seen(WORD).found == {"p1"}
    place.delete()
    assert seen(WORD) == NOWHERE


def test_renamed_page_is_found_by_its_new_name(page):
    rename(page)
    assert keys(ask("gęsiada")) == [f"page-{page.translation_key}"]


def test_new_address_of_a_page_above_is_that_of_results(section, place_page, django_capture_on_commit_callbacks):
    section.slug = "zwiedzanie"
    with django_capture_on_commit_callbacks(execute=True):
        section.save_revision().publish()
    assert ask(WORD).found[0].record.urls["pl"] == "/pl/zwiedzanie/kwiryniada/"


def test_page_moved_below_a_private_one_is_nowhere_and_comes_back(page, home):
    above = factories.publish(StandardPage(title="Intranet", slug="intranet", summary="Dla nas."), parent=home)
    PageViewRestriction.objects.create(page=above, restriction_type=PageViewRestriction.LOGIN)
    page.move(above, pos="last-child")
    polish = StandardPage.objects.get(pk=page.pk)
    assert "pl" not in {one.text.language for one in ask(WORD).found}
    polish.move(home, pos="last-child")
    assert ask(WORD).found[0].record.urls["pl"] == "/pl/kwiryniada/"


def test_moved_page_leads_to_its_new_address(page, home):
    above = factories.publish(StandardPage(title="Rok", slug="rok", summary="Co roku."), parent=home)
    page.move(above, pos="last-child")
    assert ask(WORD).found[0].record.urls["pl"] == "/pl/rok/kwiryniada/"


def test_fictional_places_of_the_demo_are_nowhere(section):
    place = factories.place(external_id="demo-kwiryniada", name="Kwiryniada")
    Place.objects.filter(pk=place.pk).update(leave_out_of_search=True)
    place.refresh_from_db()
    factories.place_page(parent=section, place=place, title="Kwiryniada")
    spread()
    assert seen(WORD) == NOWHERE
