"""„Something wrong here?”, from the link on a page to the office's mail."""

import time

import pytest
from django.core import mail
from django.core.signing import TimestampSigner, b62_encode
from django.utils import translation

from cms.places.models import MistakeReport
from tests import factories

from .conftest import WORDS

ADDRESS = "/pl/report/zamek/"


def filled_in(client, address: str = ADDRESS) -> dict:
    """What a person's browser sends back: the form as shown, filled in."""
    stamp = client.get(address).context["form"]["stamp"].value()
    return WORDS | {"stamp": stamp, "website": ""}


@pytest.fixture
def form(client, place) -> dict:
    return filled_in(client)


def test_visitor_of_a_page_reports_a_mistake_and_the_office_gets_a_mail(
    client, place, section, django_capture_on_commit_callbacks
):
    castle = factories.place_page(parent=section, place=place)
    german = factories.translate(castle, "de", title="Probeschloss", summary="Ein Schloss.")
    page = client.get(german.url).content.decode()
    assert 'href="/de/report/zamek/"' in page
    assert "Probeschloss" in client.get("/de/report/zamek/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post("/de/report/zamek/", filled_in(client, "/de/report/zamek/"))
    assert answer.headers["Location"] == "/de/report/zamek/?sent"
    thanks = client.get(answer.headers["Location"]).content.decode()
    assert 'role="status"' in thanks
    assert "<textarea" not in thanks
    report = MistakeReport.objects.get()
    assert (report.page, report.language, report.status) == (german, "de", "new")
    message = mail.outbox[0]
    assert message.to == ["info@orot.pl"]
    assert message.reply_to == ["anna@example.org"]
    assert "Zamek Próbny" in message.subject
    assert f"https://visitopolskie.example/admin/places/reports/{report.pk}/" in message.body
    assert "https://visitopolskie.example/de/attraction/probeschloss/" in message.body


def test_report_of_a_listing_without_an_address_to_answer(client, place, django_capture_on_commit_callbacks):
    assert 'href="/cs/report/zamek/"' in client.get("/cs/listing/zamek/").content.decode()
    with django_capture_on_commit_callbacks(execute=True):
        words = {"email": "", "text": 'Zamek „Próbny” <3 & nie "zamek"'}
        assert client.post("/cs/report/zamek/", filled_in(client, "/cs/report/zamek/") | words).status_code == 302
    assert MistakeReport.objects.get().page is None
    message = mail.outbox[0]
    assert message.reply_to == []
    assert "https://visitopolskie.example/cs/listing/zamek/" in message.body
    assert words["text"] in message.body


def test_mail_is_sent_once_however_often_the_worker_tries(make_report):
    from cms.places.reports.tasks import mail_report

    report = make_report()
    for _ in range(2):
        mail_report(report.pk)
    mail_report(report.pk + 1)
    assert len(mail.outbox) == 1


def test_neither_form_nor_thanks_set_a_cookie(client, form):
    client.post(ADDRESS, form)
    client.get(f"{ADDRESS}?sent")
    assert not client.cookies


def test_search_engines_are_told_to_stay_out(client, place):
    assert '<meta name="robots" content="noindex">' in client.get(ADDRESS).content.decode()


@pytest.mark.parametrize("address", ["/pl/report/nowhere/", "/pl/report/zamek%00/", "/pl/report/"])
def test_unknown_place_has_no_form(client, place, address):
    assert client.get(address).status_code == 404
    assert client.post(address, WORDS).status_code == 404


def test_place_that_is_not_shown_has_no_form(client, section):
    factories.place(external_id="draft", live=False)
    hidden = factories.place_page(parent=section, place=factories.place(external_id="private"))
    hidden.view_restrictions.create(restriction_type="login")
    for external_id in ("draft", "private"):
        assert client.get(f"/pl/report/{external_id}/").status_code == 404


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("topic", ""),
        ("topic", "colour"),
        ("text", ""),
        ("text", "   "),
        ("text", "a" * 2001),
        ("text", "zamknięte\0"),
        ("email", "anna"),
        ("email", "anna@exam\0ple.org"),
        ("email", f"anna@{'a' * 62}.{'b' * 62}.{'c' * 62}.{'d' * 62}.example"),
    ],
)
def test_bad_input_is_explained_and_nothing_is_kept(client, form, field, value):
    answer = client.post(ADDRESS, form | {field: value})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert 'aria-invalid="true"' in answer.content.decode()
    assert not MistakeReport.objects.exists()


def test_too_long_words_are_told_apart_by_number(client, place):
    with translation.override("en"):
        answer = client.post("/en/report/zamek/", filled_in(client, "/en/report/zamek/") | {"text": "a" * 2001})
    assert "in 2000 characters at most; you wrote 2001" in answer.content.decode()
    assert 'maxlength="2000"' in answer.content.decode()


def test_words_as_long_as_the_browser_allows_are_kept(client, form):
    """Browsers count a line break as one character and send two."""
    assert client.post(ADDRESS, form | {"text": "a\r\n" * 999 + "a"}).status_code == 302
    assert len(MistakeReport.objects.get().text) == 1999


def test_robot_is_thanked_and_nothing_kept(client, form):
    assert client.post(ADDRESS, form | {"website": "http://spam.example"}).status_code == 302
    assert not MistakeReport.objects.exists()


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}, {"Origin": "null"}]
)
def test_report_from_another_site_is_refused(client, form, headers):
    assert client.post(ADDRESS, form, headers=headers).status_code == 403
    assert not MistakeReport.objects.exists()


def test_form_of_yesterday_is_shown_again_with_what_was_typed(client, place, monkeypatch):
    yesterday = b62_encode(int(time.time()) - 25 * 60 * 60)
    with monkeypatch.context() as clock:
        clock.setattr(TimestampSigner, "timestamp", lambda signer: yesterday)
        form = filled_in(client)
    answer = client.post(ADDRESS, form)
    assert answer.status_code == 422
    assert "Byłem wczoraj." in answer.content.decode()
    again = answer.context["form"]["stamp"].value()
    assert client.post(ADDRESS, form | {"stamp": again}).status_code == 302


def test_forged_stamp_is_refused(client, form):
    assert client.post(ADDRESS, form | {"stamp": "forged"}).status_code == 422
    assert not MistakeReport.objects.exists()


def test_sixth_report_within_an_hour_is_too_many(client, form):
    for _ in range(5):
        assert client.post(ADDRESS, form).status_code == 302
    answer = client.post(ADDRESS, form)
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "3600"
    assert MistakeReport.objects.count() == 5


def test_other_methods_are_not_allowed(client, place):
    assert client.put(ADDRESS).status_code == 405


def test_form_and_thanks_ask_for_place_page_and_menu_only(client, place, section, django_assert_num_queries):
    factories.place_page(parent=section, place=place)
    for address in (ADDRESS, f"{ADDRESS}?sent"):
        with django_assert_num_queries(3):
            client.get(address)
