"""Comments, on the example's outings: who sees it talks about it, and mentions only who sees it too."""

from datetime import timedelta

import pytest
from django.core import mail
from django.core.exceptions import ValidationError
from django.utils import timezone

from intranet.core import notices
from intranet.core.comments import services
from intranet.core.comments.policies import CORRECTABLE_FOR
from intranet.core.models import AuditEntry, Comment
from intranet.core.own_data import erase, sheets_of_person
from intranet.members import services as members
from intranet.members.acting import actor_of
from intranet.members.tasks import mail_notices
from tests.intranet import factories
from tests.intranet.conftest import logged_in


@pytest.fixture
def outing(hotel):
    return factories.outing(hotel, title="Miody")


@pytest.fixture
def guest(museum, anna):
    """Anna Nowak, of another member."""
    return actor_of(factories.member(museum, user=anna).user)


def address(outing) -> str:
    return f"/intranet/on/outings.outing/{outing.pk}/comments/"


def say(actor, outing, text: str, url: str = ""):
    sent = {"text": text, "acting_for": actor.form_value}
    return logged_in(actor.user).post(url or address(outing), sent, follow=True)


def page_of(actor, outing) -> str:
    return logged_in(actor.user).get(outing.get_absolute_url()).content.decode()


def test_comment_stands_on_the_page_with_who_said_it_for_whom(member, guest, outing):
    say(member, outing, "Kto jedzie?")
    page = page_of(guest, outing)
    assert "Kto jedzie?" in page
    assert str(member.user) in page
    assert "(Hotel Arte)" in page


def test_markup_in_a_comment_is_shown_not_obeyed(member, outing):
    say(member, outing, "<script>alert(1)</script>\n\n<b>x</b>")
    page = page_of(member, outing)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page
    assert "<b>x</b>" not in page


@pytest.mark.parametrize(("text", "words"), [("", "This field is required."), ("x" * 4001, "at most 4000")])
def test_comment_that_is_no_comment_is_refused_and_kept_on_the_page(member, outing, text, words):
    answer = say(member, outing, text)
    assert answer.status_code == 422
    assert words in answer.content.decode()
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    "typed", ["@anna.nowak", "@Anna.Nowak.", "(@ANNA.NOWAK)", "@anna-nowak!", "@anna.nowak@example.org"]
)
def test_mentioned_person_is_told(member, guest, outing, typed):
    say(member, outing, f"Pyta {typed}")
    (shown,) = notices.shown_to(guest)
    assert shown.words == "You are mentioned in a comment on “Miody”"
    assert shown.url == f"{outing.get_absolute_url()}#comments"


def test_name_with_accents_is_mentioned_in_plain_letters(member, museum, outing):
    lukasz = factories.member(museum, user=factories.person("Łukasz Źródło")).user
    say(member, outing, "@lukasz.zrodlo @łukasz.źródło")
    assert len(notices.shown_to(actor_of(lukasz))) == 1


def test_address_in_a_comment_mentions_nobody(member, guest, outing):
    assert say(member, outing, "Pisz na info@anna.nowak").status_code == 200
    assert list(notices.shown_to(guest)) == []


def test_unknown_person_is_named_and_the_words_stay(member, outing):
    answer = say(member, outing, "Pyta @jan.kowal")
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Nobody who may see this is called “@jan.kowal”." in page
    assert "Pyta @jan.kowal</textarea>" in page
    assert not Comment.objects.exists()


def test_person_who_may_not_see_it_is_as_unknown_as_one_who_is_not_there(member, guest, hotel):
    secret = factories.outing(hotel, is_confidential=True)
    refused = say(member, secret, "@anna.nowak").content.decode()
    assert "Nobody who may see this is called “@anna.nowak”." in refused
    assert list(notices.shown_to(guest)) == []


def test_of_two_people_of_one_name_the_address_decides(member, guest, museum, outing):
    twin = factories.person("Ewa Nowak")
    twin.first_name = "Anna"
    twin.save()
    factories.member(museum, user=twin)
    assert "Several people are called “@anna.nowak”" in say(member, outing, "@anna.nowak").content.decode()
    say(member, outing, "@ewa.nowak@example.org")
    assert len(notices.shown_to(actor_of(twin))) == 1
    assert list(notices.shown_to(guest)) == []


def test_mention_is_not_mailed_to_who_may_not_see_it_any_more(member, guest, outing):
    services.create_comment(actor=member, subject=outing, text="@anna.nowak")
    type(outing).objects.update(is_confidential=True)
    mail_notices(guest.user.pk)
    assert mail.outbox == []
    assert list(notices.shown_to(guest)) == []


def test_mention_is_mailed_whichever_of_the_persons_organisations_may_see_it(hotel, museum, anna):
    factories.member(hotel, user=anna)
    factories.member(museum, user=anna)
    assert actor_of(anna).organisation == hotel
    outing = factories.outing(museum, title="Skansen", is_confidential=True)
    colleague = actor_of(factories.member(museum).user)
    services.create_comment(actor=colleague, subject=outing, text="@anna.nowak")
    mail_notices(anna.pk)
    mail_notices(anna.pk)
    (message,) = mail.outbox
    assert "Skansen" in message.body


def test_own_comment_is_corrected_and_says_so(member, guest, outing):
    comment = services.create_comment(actor=member, subject=outing, text="Jedziemy o 8")
    say(member, outing, "Jedziemy o 9, @anna.nowak", f"/intranet/comments/{comment.pk}/edit/")
    page = page_of(guest, outing)
    assert "Jedziemy o 9" in page
    assert "corrected" in page
    assert "Jedziemy o 8" not in page
    assert len(notices.shown_to(guest)) == 1


def test_comment_is_corrected_for_a_while_only(member, outing):
    comment = services.create_comment(actor=member, subject=outing, text="Jedziemy o 8")
    assert f"/intranet/comments/{comment.pk}/edit/" in page_of(member, outing)
    Comment.objects.update(written_at=timezone.now() - CORRECTABLE_FOR - timedelta(seconds=1))
    assert f"/intranet/comments/{comment.pk}/edit/" not in page_of(member, outing)
    assert say(member, outing, "Nie", f"/intranet/comments/{comment.pk}/edit/").status_code == 403


def test_deleted_comment_leaves_a_trace_without_its_words(member, office, outing):
    comment = services.create_comment(actor=member, subject=outing, text="Mój numer to 600-100-200")
    say(member, outing, "", f"/intranet/comments/{comment.pk}/delete/")
    page = page_of(office, outing)
    assert "This comment was deleted." in page
    assert str(member.user) in page
    assert "600-100" not in page
    assert "600-100" not in str([vars(entry) for entry in AuditEntry.objects.all()])
    log = logged_in(office.user).get("/intranet/log/?format=csv").content.decode()
    assert f"Comment by {member.user},ended" in log


def test_every_write_is_in_the_log(member, outing):
    comment = services.create_comment(actor=member, subject=outing, text="a")
    services.update_comment(actor=member, comment=comment, text="b")
    services.delete_comment(actor=member, comment=comment)
    assert list(AuditEntry.objects.values_list("action", flat=True)) == ["ended", "changed", "created"]


def test_wrong_mention_writes_nothing(member, outing):
    with pytest.raises(ValidationError):
        services.create_comment(actor=member, subject=outing, text="@nobody")
    assert not Comment.objects.exists()


def test_who_has_left_is_mentioned_no_more(member, guest, office, museum, outing):
    members.move_organisation(actor=office, organisation=museum, state="suspended")
    assert say(member, outing, "@anna.nowak").status_code == 422


@pytest.mark.parametrize("number", [1, 3])
def test_page_asks_the_same_whatever_the_number_of_comments(member, outing, django_assert_num_queries, number):
    for _ in range(number):
        services.create_comment(actor=member, subject=outing, text="Tak.")
    client = logged_in(member.user)
    client.get(outing.get_absolute_url())
    with django_assert_num_queries(13):
        client.get(outing.get_absolute_url())


def test_person_takes_their_comments_along(member, outing):
    services.create_comment(actor=member, subject=outing, text="Kto jedzie?")
    (sheet,) = (sheet for sheet in sheets_of_person() if sheet.name == "Comments")
    assert [list(row.values())[1:] for row in sheet.rows(member.user)] == [[outing, "Kto jedzie?"]]


def test_comments_that_mention_who_was_erased_say_the_pseudonym(member, guest, office, outing):
    comment = services.create_comment(actor=member, subject=outing, text="Pytam: @anna.nowak")
    erase(guest.user, "osoba 7")
    comment.refresh_from_db()
    assert comment.text == "Pytam: osoba 7"


@pytest.mark.parametrize("number", [1, 20])
def test_comments_of_many_objects_are_one_question(hotel, member, django_assert_num_queries, number):
    outings = [factories.outing(hotel, title=f"Outing {one}") for one in range(number)]
    for outing in outings:
        services.create_comment(actor=member, subject=outing, text=f"On {outing}")
    with django_assert_num_queries(1):
        said = [comment.text for comment in Comment.objects.on(*outings)]
    assert said == [f"On {outing}" for outing in outings]
