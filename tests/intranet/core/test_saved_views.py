"""Names that a person gives to what they often look at in a list."""

import pytest

from intranet.core.models import SavedView
from intranet.core.saved_views.services import MOST
from tests.intranet.conftest import logged_in

LIST = "/intranet/directory/"


def save(actor, name: str, query: str, path: str = LIST):
    sent = {"path": path, "name": name, "query": query, "acting_for": actor.form_value}
    return logged_in(actor.user).post("/intranet/views/", sent)


def test_view_keeps_filters_and_order_and_stands_above_the_list(member):
    page = logged_in(member.user).get(f"{LIST}?sector=public&sort=-name&page=1").content.decode()
    assert 'name="query" value="sector=public&amp;sort=-name"' in page
    answer = save(member, "Gminy", "sector=public&sort=-name")
    assert answer.headers["Location"] == f"{LIST}?sector=public&sort=-name"
    assert (
        f'<a href="{LIST}?sector=public&amp;sort=-name">Gminy</a>' in logged_in(member.user).get(LIST).content.decode()
    )


def test_view_stands_above_its_own_list_and_for_its_own_person_only(member, office):
    save(member, "Gminy", "sector=public")
    assert "Gminy" not in logged_in(member.user).get("/intranet/outings/").content.decode()
    assert "Gminy" not in logged_in(office.user).get(LIST).content.decode()


def test_same_name_means_the_newer_view(member):
    save(member, "Moje", "sector=public")
    save(member, "Moje", "sector=ngo")
    assert SavedView.objects.get().query == "sector=ngo"


def test_view_is_deleted(member):
    save(member, "Moje", "sector=public")
    path = f"/intranet/views/{SavedView.objects.get().pk}/delete/"
    for _click in range(2):
        page = logged_in(member.user).post(path, {"acting_for": member.form_value}, follow=True).content.decode()
        assert "This view is gone." in page
        assert "Moje" not in page


def test_view_of_another_stays(member, coordinator):
    save(member, "Moje", "sector=public")
    path = f"/intranet/views/{SavedView.objects.get().pk}/delete/"
    logged_in(coordinator.user).post(path, {"acting_for": coordinator.form_value})
    assert SavedView.objects.exists()


@pytest.mark.parametrize("path", ["https://example.org/", "//example.org/", "/admin/", "/intranet/../admin/"])
def test_view_leads_nowhere_else(member, path):
    assert save(member, "Moje", "", path).status_code == 422
    assert not SavedView.objects.exists()


def test_view_without_a_name_is_refused_in_words(member):
    answer = save(member, "", "sector=public")
    assert answer.status_code == 422
    assert "This field is required." in answer.content.decode()


def test_too_many_views_are_refused_in_words(member):
    for number in range(MOST):
        save(member, f"Widok {number}", "")
    assert "There are 20 views over this list already." in save(member, "Jeszcze", "").content.decode()
    assert save(member, "Widok 3", "sector=ngo").status_code == 302
