"""What a person has typed and not sent: theirs alone, on every device, until it is sent or dropped."""

import json
from datetime import timedelta
from typing import Any

import pytest
from django.core.cache import caches
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from intranet.core import retention
from intranet.core.canonical import fingerprint
from intranet.core.comments.services import create_comment, update_comment
from intranet.core.drafts import services, views
from intranet.core.drafts.form_drafts import DraftOf, open_draft
from intranet.core.erasure import erase
from intranet.core.models import AuditEntry, Comment, Draft
from intranet.core.own_data import sheets_of_person
from intranet.members.acting import actor_of
from tests.intranet import factories
from tests.intranet.conftest import logged_in
from tests.intranet.example.forms import WhatForm

WORDS = "Proponuję inny termin."
#: The wording that a new comment begins with.
EMPTY = fingerprint({"text": ""})


@pytest.fixture(autouse=True)
def nobody_has_saved_yet():
    caches["default"].clear()


@pytest.fixture
def outing(hotel):
    return factories.outing(hotel)


def save(actor, subject, text: str = WORDS, **changed):
    facts: dict[str, Any] = {
        "name": "comment",
        "number": 0,
        "based_on": EMPTY,
        "tab": "first",
        "texts": {"text": text},
    } | changed
    return services.save_draft(actor=actor, subject=subject, **facts)


def send(actor, outing, text: str = WORDS, name: str = "comment", **changed):
    sent = {"number": 0, "based_on": EMPTY, "tab": "first", "texts": json.dumps({"text": text})} | changed
    path = f"/intranet/on/outings.outing/{outing.pk}/drafts/{name}/"
    params = {"acting_for": actor.form_value, "shown_to": actor.person_value}
    return logged_in(actor.user).post(path, sent | params, headers={"Accept": "application/json"})


def test_draft_is_saved_and_says_when(member, outing):
    answer = send(member, outing)
    at = timezone.localtime(Draft.objects.get().changed_at)
    assert answer.json() == {"number": 1, "said": f"Draft saved at {at:%H:%M}."}
    assert send(member, outing, "Lepiej w maju.", number=1).json()["number"] == 2
    assert Draft.objects.get().texts == {"text": "Lepiej w maju."}


def test_draft_is_in_the_form_on_another_device(member, outing):
    send(member, outing)
    page = logged_in(member.user).get(outing.get_absolute_url()).content.decode()
    assert f"{WORDS}</textarea>" in page
    assert "What you typed before is here again, as it was saved on" in page
    page = logged_in(member.user).get(f"/intranet/on/outings.outing/{outing.pk}/comments/").content.decode()
    assert f"{WORDS}</textarea>" in page


def test_draft_is_its_persons_alone(member, outing, office, hotel):
    send(member, outing)
    colleague = actor_of(factories.member(hotel).user)
    for other in (office, colleague):
        assert not Draft.objects.visible_to(other).exists()
        assert WORDS not in logged_in(other.user).get(outing.get_absolute_url()).content.decode()
        assert logged_in(other.user).get(f"/intranet/drafts/{Draft.objects.get().pk}/").status_code == 404


def test_draft_for_one_organisation_is_not_shown_to_another(member, outing, museum):
    factories.member(museum, user=member.user)
    save(actor_of(member.user, museum.pk), outing)
    assert WORDS not in logged_in(member.user).get(outing.get_absolute_url()).content.decode()


def test_another_tab_is_told_of_both_texts_and_nothing_is_lost(member, outing):
    send(member, outing, "Pierwsza", tab="first")
    answer = send(member, outing, "Druga", tab="second")
    assert answer.status_code == 409
    assert (answer.json()["texts"], answer.json()["yours"]) == ({"text": "Pierwsza"}, {"text": "Druga"})
    assert answer.json()["number"] == 1
    assert Draft.objects.get().texts == {"text": "Pierwsza"}
    assert send(member, outing, "Druga", tab="second", number=1).status_code == 200


def test_tab_whose_answer_was_lost_saves_again(member, outing):
    send(member, outing, "Pierwsza")
    assert send(member, outing, "Pierwsza i druga").status_code == 200


def test_who_is_logged_out_is_told_in_json(member, outing, client):
    path = f"/intranet/on/outings.outing/{outing.pk}/drafts/comment/"
    answer = client.post(path, headers={"Accept": "application/json"})
    assert (answer.status_code, answer.json()) == (401, {"login": "/account/login/"})
    assert "sessionid" not in client.cookies


@pytest.mark.parametrize(
    "changed",
    [
        {"texts": "no JSON"},
        {"texts": '["a list"]'},
        {"texts": '{"text": 5}'},
        {"texts": r'{"text": "\u0000"}'},
        {"texts": r'{"text": "\ud800"}'},
        {"texts": json.dumps({"text": "x" * (services.MOST + 1)})},
        {"number": -1},
        {"tab": ""},
        {"name": "x" * 41},
    ],
)
def test_draft_that_cannot_be_is_refused_in_words(member, outing, changed):
    answer = send(member, outing, **changed)
    assert answer.status_code == 422
    assert answer.json()["error"]
    assert not Draft.objects.exists()


def test_drafts_of_what_one_may_not_see_are_not_kept(member, museum):
    hidden = factories.outing(museum, is_confidential=True)
    assert send(member, hidden).status_code == 404
    with pytest.raises(PermissionDenied):
        save(member, hidden)
    assert not Draft.objects.exists()


@pytest.mark.parametrize("kind", ["intranet_core.notice", "users.user", "no.kind"])
def test_drafts_are_about_what_people_see(member, kind):
    path = f"/intranet/on/{kind}/{member.user.pk}/drafts/comment/"
    assert logged_in(member.user).post(path, {"acting_for": member.form_value}).status_code == 404


def test_too_many_drafts_are_refused_in_words(member, outing, monkeypatch):
    monkeypatch.setattr(services, "MOST_DRAFTS", 1)
    for name in ("one", "two"):
        assert send(member, outing, name=name).status_code == 200
    assert "too many drafts" in send(member, outing, name="three").json()["error"]


def test_savings_are_limited_by_the_person(member, outing, office, monkeypatch):
    monkeypatch.setattr(views, "LIMIT", 1)
    assert [send(member, outing, number=number).status_code for number in (0, 1)] == [200, 429]
    assert send(office, outing).status_code == 200


def test_draft_goes_once_it_is_sent(member, outing):
    save(member, outing)
    comment = create_comment(actor=member, subject=outing, text=WORDS)
    assert not Draft.objects.exists()
    save(member, comment, name="correction")
    update_comment(actor=member, comment=comment, text="Lepiej w maju.")
    assert not Draft.objects.exists()


def test_draft_stays_when_what_was_sent_is_refused(member, outing):
    save(member, outing, "@nikt.taki")
    path = f"/intranet/on/outings.outing/{outing.pk}/comments/"
    answer = logged_in(member.user).post(path, {"text": "@nikt.taki", "acting_for": member.form_value})
    assert answer.status_code == 422
    assert Draft.objects.exists()


def test_draft_of_a_correction_whose_comment_has_changed_stands_beside_it(member, outing):
    comment = create_comment(actor=member, subject=outing, text="Pierwsza wersja")
    client, path = logged_in(member.user), f"/intranet/comments/{comment.pk}/edit/"
    form = client.get(path).content.decode()
    wording = form.split('data-draft-based-on="')[1].split('"')[0]
    save(member, comment, "Moja poprawka", name="correction", based_on=wording)
    assert "Moja poprawka</textarea>" in client.get(path).content.decode()
    Comment.objects.update(text="Druga wersja")
    page = client.get(path).content.decode()
    assert "Druga wersja</textarea>" in page
    assert 'data-for="text">Moja poprawka</textarea>' in page
    assert "The wording has changed since you began." in page


def test_tab_opened_when_the_draft_says_what_the_form_says_saves_over_it(member, outing):
    save(member, outing, "", tab="before")
    page = logged_in(member.user).get(outing.get_absolute_url()).content.decode()
    assert "as it was saved on" not in page
    assert 'data-draft-number="1"' in page


def test_numbered_wording_is_compared_by_its_number(member, outing):
    def opened(number: int):
        form = WhatForm(instance=outing)
        return form, open_draft(member, form, DraftOf(outing, "programme", based_on=number))

    save(member, outing, name="programme", based_on="3", texts={"programme": "Sad i pasieka."})
    form, shown = opened(3)
    assert (form["programme"].value(), shown.others) == ("Sad i pasieka.", [])
    form, shown = opened(4)
    assert form["programme"].value() == "Pasieka."
    assert [(name, text) for name, _label, text in shown.others] == [("programme", "Sad i pasieka.")]


def test_draft_of_a_documents_facts_is_kept_until_they_are_corrected(office):
    document = factories.document(factories.folder(), office.user)
    client, path = logged_in(office.user), f"{document.get_absolute_url()}edit/"
    wording = client.get(path).content.decode().split('data-draft-based-on="')[1].split('"')[0]
    save(office, document, name="correction", based_on=wording, texts={"summary": "Nowe streszczenie"})
    assert "Nowe streszczenie</textarea>" in client.get(path).content.decode()
    sent = {"title": document.title, "summary": "Nowe streszczenie", "language": "pl", "acting_for": ""}
    assert client.post(path, sent).status_code == 302
    assert not Draft.objects.exists()


def test_draft_is_dropped_by_its_person_after_a_look(member, outing):
    draft = save(member, outing)
    client, path = logged_in(member.user), f"/intranet/drafts/{draft.pk}/"
    assert WORDS in client.get(path).content.decode()
    answer = client.post(path, {"acting_for": member.form_value})
    assert answer.headers["Location"] == outing.get_absolute_url()
    assert not Draft.objects.exists()


def test_draft_untouched_for_long_goes_by_the_clock(member, outing):
    save(member, outing, name="old")
    Draft.objects.update(changed_at=timezone.now() - timedelta(days=90, minutes=1))
    save(member, outing, name="fresh")
    retention.forget_old()
    assert Draft.objects.get().name == "fresh"


def test_erasure_takes_drafts_along_and_the_log_never_had_them(member, outing):
    save(member, outing)
    assert not AuditEntry.objects.exists()
    erase(member.user, "Osoba")
    assert not Draft.objects.exists()


def test_draft_is_in_its_persons_own_data(member, outing):
    save(member, outing)
    rows = {str(sheet.name): list(sheet.rows(member.user)) for sheet in sheets_of_person()}
    assert WORDS in rows["Drafts"][0].values()


@pytest.mark.parametrize("number", [0, 1, 5])
def test_page_asks_the_same_whatever_the_number_of_drafts(member, outing, number, django_assert_num_queries):
    for one in range(number):
        save(member, outing, name=f"text-{one}")
    with django_assert_num_queries(1):
        open_draft(member, WhatForm(instance=outing), DraftOf(outing, "text-0"))
