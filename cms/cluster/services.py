"""Every write of members' public records and pages. Who may is asked by the intranet, which alone calls these."""

from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.actions.unpublish_page import UnpublishPageAction

from cms.core.models import SOURCE_LANGUAGE
from cms.core.one_change import one_change
from cms.core.signals import findables_changed
from cms.places.models import Place
from cms.users.models import User

from .models import ClusterPage, Member, MemberPage


def polish_page_of(external_id: str) -> MemberPage | None:
    """Published or not; None for an organisation that has no page yet."""
    return MemberPage.objects.filter(member__external_id=external_id, locale__language_code=SOURCE_LANGUAGE).first()


@one_change()
def put_member(*, external_id: str, **facts: Any) -> Member:
    """The public record with these facts, made when there is none. Raises ValidationError."""
    member = Member.objects.select_for_update().filter(external_id=external_id).first()
    member = member or Member(external_id=external_id)
    former = member.place
    for name, value in facts.items():
        setattr(member, name, value)
    member.full_clean()
    member.save()
    if former and former != member.place:  # its words are no longer this member's
        findables_changed.send(Place, instances=[former])
    return member


@one_change()
def publish_page(*, member: Member, title: str, summary: str, text: str, user: User) -> tuple[MemberPage, bool]:
    """The Polish page with these words, live; and whether it is new: then its mirrors are the caller's.

    Raises ValidationError, naming why, when the page has changes that are not published, or nowhere to be.
    """
    page = MemberPage.objects.select_for_update().filter(pk=_pk_of_polish_page(member)).first()
    if page and page.has_unpublished_changes and page.live:
        raise ValidationError(_("The page has a draft that is not published. Publish or discard it first."))
    is_new = page is None
    page = page or _new_page(member, title, summary, user)
    page.title, page.summary, page.text = title, summary, text
    page.save_revision(user=user).publish(user=user, skip_permission_checks=True)
    page.refresh_from_db()
    return page, is_new


@one_change()
def take_pages_down(*, external_id: str, user: User) -> None:
    """In all languages. None are live: a no-op."""
    for page in MemberPage.objects.live().filter(member__external_id=external_id, alias_of=None):
        UnpublishPageAction(page, user=user).execute(skip_permission_checks=True)  # its mirrors go with it


def _pk_of_polish_page(member: Member) -> int | None:
    page = polish_page_of(member.external_id)
    return page.pk if page else None


def _new_page(member: Member, title: str, summary: str, user: User) -> MemberPage:
    page = MemberPage(member=member, title=title, summary=summary, live=False, owner=user)
    return _page_about_the_cluster().add_child(instance=page)


def _page_about_the_cluster() -> ClusterPage:
    """The first below the Polish home page."""
    page = ClusterPage.objects.filter(locale__language_code=SOURCE_LANGUAGE, depth=3).order_by("path").first()
    if page is None:
        raise ValidationError(_("There is no page about the cluster yet, below which members have theirs."))
    return page
