"""Who is forgotten may ask for their words in comments to be forgotten, too; what others answered keeps its place."""

import pytest
from django.apps import apps
from django.test import Client

from intranet.core import notices
from intranet.core.comments.services import create_comment, delete_comment
from intranet.core.drafts.services import save_draft
from intranet.core.models import AuditEntry, Comment
from intranet.members.acting import actor_of
from intranet.members.erasure_services import erase_person
from tests.intranet import factories
from tests.intranet.conftest import logged_in

from .test_own_data import recently_proved

WORD, WISH = "Kanarek", "Removed at the author’s wish."


@pytest.fixture
def outing(hotel):
    return factories.outing(hotel, title="Miody")


@pytest.fixture
def author(hotel, anna):
    return actor_of(factories.member(hotel, user=anna).user)


@pytest.fixture
def talk(author, outing, coordinator) -> list[Comment]:
    """Anna's word to Piotr, Piotr's answer to her, and what she said and took back. She was just writing more."""
    coordinator.user.first_name, coordinator.user.last_name = "Piotr", "Kos"
    coordinator.user.save()
    asked = create_comment(actor=author, subject=outing, text=f"{WORD} pyta @piotr.kos")
    answer = create_comment(actor=coordinator, subject=outing, text="Tak, @anna.nowak")
    taken_back = create_comment(actor=author, subject=outing, text=f"{WORD}!")
    delete_comment(actor=author, comment=taken_back)
    more = {"text": f"{WORD} raz jeszcze"}
    save_draft(actor=author, subject=outing, name="comment", texts=more, number=0, based_on="1", tab="a")
    return [asked, answer, taken_back]


def page_of(actor, outing) -> str:
    return logged_in(actor.user).get(outing.get_absolute_url()).content.decode()


def everything() -> str:
    """Every value of every row that the database holds."""
    return "\n".join(repr(row) for model in apps.get_models() for row in model._base_manager.values())


def erase(client: Client, path: str, actor, user, **ticked: str) -> None:
    answer = client.post(path, {"email": user.email, "acting_for": actor.form_value, **ticked})
    assert answer.status_code == 302


def test_words_go_where_the_person_asks_for_it_and_the_answers_keep_their_place(author, office, outing, talk):
    assert WORD in everything()
    erase(recently_proved(author.user), "/intranet/profile/erase/", author, author.user, with_comments="on")
    assert WORD not in everything()
    page = page_of(office, outing)
    assert (
        page.index(WISH) < page.index(f"Tak, erased person {author.user.pk}") < page.index("This comment was deleted.")
    )
    assert page.count(WISH) == 1
    assert "Anna" not in page


def test_words_stay_under_the_pseudonym_where_nobody_asks(author, office, outing, talk):
    erase(recently_proved(author.user), "/intranet/profile/erase/", author, author.user)
    page = page_of(office, outing)
    assert f"{WORD} pyta" in page
    assert f"<strong>erased person {author.user.pk}</strong>" in page
    assert WISH not in page


@pytest.mark.parametrize("ticked", [{}, {"with_comments": "on"}])
def test_office_does_it_for_the_person(author, office, outing, talk, ticked):
    path = f"/intranet/people/{author.user.pk}/erase/"
    client = logged_in(office.user)
    form = client.get(path).content.decode()
    assert "Remove the words of the comments, too" in form
    assert "what others answered keeps its place" in form
    erase(client, path, office, author.user, **ticked)
    assert (WISH in page_of(office, outing)) is bool(ticked)
    assert (WORD in everything()) is not bool(ticked)


def test_log_says_that_comments_went_and_notices_lead_to_the_object_still(author, office, outing, talk, coordinator):
    erase_person(actor=office, user=author.user, with_comments=True)
    asked, answer, taken_back = talk
    assert list(AuditEntry.objects.of(talk).filter(user=office.user).values_list("action", "object_id")) == [
        ("ended", asked.pk)
    ]
    assert [notice.words for notice in notices.shown_to(coordinator)] == ["You are mentioned in a comment on “Miody”"]
    answer.refresh_from_db()
    taken_back.refresh_from_db()
    assert (answer.is_withdrawn, taken_back.is_withdrawn) == (False, False)


def test_wrong_address_erases_nothing_and_keeps_the_wish(author, outing, talk):
    sent = {"email": "other@example.org", "with_comments": "on", "acting_for": author.form_value}
    answer = recently_proved(author.user).post("/intranet/profile/erase/", sent)
    assert answer.status_code == 422
    assert "checked" in answer.content.decode()
    assert not Comment.objects.filter(is_withdrawn=True).exists()
