"""What editors see of reports, and what others do not."""

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from wagtail.admin.admin_url_finder import AdminURLFinder

from cms.places.models import MistakeReport
from cms.places.reports.enums import State
from cms.users.models import User
from tests import factories

LIST = "/admin/places/reports/"


def text(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


@pytest.fixture
def outsider_client(db) -> Client:
    """May enter the editor's house, but has nothing to do with places."""
    user = User.objects.create_user("outsider@example.org", "opolskie-demo-2026")
    user.user_permissions.add(Permission.objects.get(codename="access_admin"))
    client = Client(headers={"Accept-Language": "en"})
    client.force_login(user)
    return client


def test_editor_finds_reports_in_the_menu_newest_first(editor_client, make_report, place):
    older = make_report(topic="where")
    newer = make_report(topic="accessibility")
    assert LIST in text(editor_client, "/admin/")
    page = text(editor_client, LIST)
    assert page.index(f"{LIST}{newer.pk}/") < page.index(f"{LIST}{older.pk}/")
    assert "Add report" not in page


def test_list_is_narrowed_by_status(editor_client, make_report):
    new, done = make_report(), make_report(State.DONE)
    page = text(editor_client, f"{LIST}?status=done")
    assert f"{LIST}{done.pk}/" in page
    assert f"{LIST}{new.pk}/" not in page


@pytest.mark.parametrize("reports", [1, 3])
def test_list_asks_as_often_however_long_it_is(editor_client, make_report, django_assert_num_queries, reports):
    for _ in range(reports):
        make_report()
    editor_client.get(LIST)
    with django_assert_num_queries(11):
        editor_client.get(LIST)


def test_report_leads_to_facts_page_and_what_the_visitor_read(editor_client, make_report, section, place):
    castle = factories.place_page(parent=section, place=place)
    report = make_report(page=castle, text="Zamknięte <b>zawsze</b>")
    page = text(editor_client, f"{LIST}{report.pk}/")
    assert f"/admin/snippets/places/place/edit/{place.pk}/" in page
    assert f"/admin/pages/{castle.pk}/edit/" in page
    assert f'href="{castle.address}"' in page
    assert "Zamknięte &lt;b&gt;zawsze&lt;/b&gt;" in page
    assert "mailto:anna@example.org" in page


def test_report_of_a_listing_leads_to_the_listing(editor_client, make_report):
    page = text(editor_client, f"{LIST}{make_report(email='', language='de').pk}/")
    assert "https://visitopolskie.example/de/listing/zamek/" in page
    assert "The visitor wants no answer." in page


def test_editor_changes_the_status_by_a_button_and_reads_who_did(editor_client, make_report, editor):
    report = make_report()
    address = f"{LIST}{report.pk}/"
    assert 'value="in_progress"' in text(editor_client, address)
    page = editor_client.post(address, {"status": "in_progress"}, follow=True).content.decode()
    assert "From “new” to “in progress”" in page
    assert "editor@example.org" in page
    assert 'value="in_progress"' not in page
    assert 'value="done"' in page


def test_step_that_is_no_longer_possible_is_explained(editor_client, make_report):
    report = make_report(State.DONE)
    page = editor_client.post(f"{LIST}{report.pk}/", {"status": "rejected"}, follow=True).content.decode()
    assert "A report cannot go from “corrected” to that" in page


def test_change_shows_in_the_report_of_all_changes(client, superuser, make_report):
    make_report(State.DONE)
    client.force_login(superuser)
    page = text(client, "/admin/reports/site-history/")
    assert "Zamek Próbny" in page
    assert LIST in page


def test_editor_deletes_a_report(editor_client, make_report):
    address = f"{LIST}{make_report().pk}/delete/"
    assert "Are you sure" in text(editor_client, address)
    assert editor_client.post(address).headers["Location"] == LIST
    assert not MistakeReport.objects.exists()


def test_reports_are_not_for_people_without_the_group(outsider_client, make_report):
    address = f"{LIST}{make_report().pk}/"
    assert LIST not in text(outsider_client, "/admin/")
    for path in (LIST, address, f"{address}delete/"):
        assert "/places/reports" not in outsider_client.get(path, follow=True).request["PATH_INFO"]
    outsider_client.post(address, {"status": "done"})
    assert MistakeReport.objects.get().status == "new"


def test_reports_are_not_for_visitors(client, make_report):
    address = f"{LIST}{make_report().pk}/"
    for path in (LIST, address, f"{address}delete/"):
        assert "/login/" in client.get(path).headers["Location"]


def test_nobody_writes_a_report_in_the_editor(client, superuser, make_report):
    client.force_login(superuser)
    assert client.get(f"{LIST}new/", follow=True).status_code == 404
    assert "Add report" not in text(client, LIST)


def test_editor_is_led_to_a_report_from_the_log(make_report, editor):
    report = make_report()
    assert AdminURLFinder(editor).get_edit_url(report) == f"{LIST}{report.pk}/"
