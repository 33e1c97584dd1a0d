"""Many files brought at once: each with its progress, refused or lost alone, and sent again when it was lost."""

import pytest
from playwright.sync_api import Browser, Page, expect

from intranet.documents.models import Document
from tests.browser.test_intranet import enter_as
from tests.intranet import factories

pytestmark = pytest.mark.django_db(transaction=True)

GOOD = {"name": "Umowa.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 1"}
OTHER = {"name": "Cennik.pdf", "mimeType": "application/pdf", "buffer": b"%PDF-1.7 2"}
REFUSED = {"name": "wirus.exe", "mimeType": "application/pdf", "buffer": b"MZ\x90\x00\x03"}


@pytest.fixture
def form(chromium: Browser, live_server, transactional_db, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    shelf = factories.folder("Umowy", is_open=True)
    context = chromium.new_context(locale="en")
    enter_as(context, factories.member(factories.organisation()).user, live_server.url)
    page = context.new_page()
    page.goto(f"{live_server.url}/intranet/documents/folders/{shelf.pk}/add/")
    yield page
    context.close()


def choose(form: Page, *files) -> None:
    form.locator("input[type=file]").set_input_files(list(files))
    form.get_by_role("button", name="Add", exact=True).click()


def test_refused_file_keeps_no_other_from_coming(form):
    choose(form, GOOD, REFUSED, OTHER)
    expect(form.get_by_role("link", name="Umowa")).to_be_visible()
    expect(form.get_by_role("link", name="Cennik")).to_be_visible()
    expect(form.get_by_role("listitem").filter(has_text="wirus.exe")).to_contain_text("ends in .exe")
    assert set(Document.objects.values_list("title", flat=True)) == {"Umowa", "Cennik"}


def test_lost_file_is_sent_again(form):
    form.route("**/add/", lambda route: route.abort("connectionreset"), times=1)
    choose(form, GOOD)
    form.get_by_role("button", name="Send it again").click()
    expect(form.get_by_role("link", name="Umowa")).to_be_visible()


def test_dropped_files_wait_for_the_button(form):
    form.evaluate(
        """() => {
            const dropped = new DataTransfer();
            dropped.items.add(new File(["%PDF-1.7 3"], "Plan.pdf", { type: "application/pdf" }));
            const form = document.querySelector("form:has(input[type=file])");
            form.dispatchEvent(new DragEvent("drop", { dataTransfer: dropped, bubbles: true, cancelable: true }));
        }"""
    )
    form.get_by_role("button", name="Add", exact=True).click()
    expect(form.get_by_role("link", name="Plan")).to_be_visible()


def test_answer_that_is_a_page_says_to_load_it_again(form):
    form.context.clear_cookies()
    choose(form, GOOD)
    expect(form.get_by_text("This page is out of date.")).to_be_visible()
    assert not Document.objects.exists()
