"""Two at the same moment. A module of its own: it commits."""

import pytest
from django.core.exceptions import PermissionDenied

from intranet.core import following
from intranet.core.comments import services
from intranet.core.links import services as links
from intranet.core.models import Comment, Follow, Link
from intranet.members.acting import actor_of
from tests.intranet import factories
from tests.races import at_once, needs_two_writers, one_after_the_other, waiting_for_the_other

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def author(transactional_db):
    return actor_of(factories.member(factories.organisation()).user)


@pytest.fixture
def comment(author) -> Comment:
    return services.create_comment(actor=author, subject=factories.outing(author.organisation), text="123")


@needs_two_writers
def test_comment_deleted_while_it_is_corrected_stays_deleted(author, comment, monkeypatch):
    """The one that corrects has been allowed to; the other waits for it."""
    refusals = one_after_the_other(
        *(monkeypatch, services, "require_now"),
        lambda: services.update_comment(actor=author, comment=comment, text="1234"),
        lambda: services.delete_comment(actor=author, comment=comment),
    )
    assert refusals == []
    assert Comment.objects.get().text == ""


@needs_two_writers
def test_comment_corrected_while_it_is_deleted_stays_deleted(author, comment, monkeypatch):
    """Without the lock the one that corrects would be allowed to, and its words would come back."""
    (refusal,) = one_after_the_other(
        *(monkeypatch, services, "require_now"),
        lambda: services.delete_comment(actor=author, comment=comment),
        lambda: services.update_comment(actor=author, comment=comment, text="1234"),
    )
    assert isinstance(refusal, PermissionDenied)
    assert Comment.objects.get().text == ""


@needs_two_writers
def test_following_twice_at_once_is_following(author, monkeypatch):
    outing = factories.outing(author.organisation)
    monkeypatch.setattr(following, "require_now", waiting_for_the_other(following.require_now))
    assert at_once(*[lambda: following.follow(actor=author, subject=outing)] * 2) == []
    assert Follow.objects.count() == 1


@needs_two_writers
def test_two_who_link_the_same_at_once_make_one_link(author, monkeypatch):
    ends = [factories.outing(author.organisation) for _ in range(2)]
    monkeypatch.setattr(links, "require_now", waiting_for_the_other(links.require_now))
    pairs = [ends, ends[::-1]]
    raised = at_once(
        *(lambda one=one, two=two: links.link_objects(actor=author, subject=one, other=two) for one, two in pairs)
    )
    assert raised == []
    assert Link.objects.count() == 1
