"""A Polish page takes its versions in the other languages along: down, away, elsewhere, and behind a login."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.unpublish_page import UnpublishPageAction
from wagtail.models import Page, PageViewRestriction
from wagtail.query import PageQuerySet

from cms.core.models import SOURCE_LANGUAGE
from cms.core.one_change import one_change


def versions_of(page: Page) -> PageQuerySet:
    """Those in the other languages, of a Polish page; none of any other: a translation may go its own way."""
    versions = Page.objects.filter(translation_key=page.translation_key).exclude(pk=page.pk)
    return versions.filter(pk__in=[]) if page.locale.language_code != SOURCE_LANGUAGE else versions


def take_versions_along() -> None:
    """Whatever the door, Wagtail's actions do to the versions what they do to the Polish page, as one change."""
    for action, follow in ((UnpublishPageAction, _unpublish), (DeletePageAction, _delete), (MovePageAction, _move)):
        action.execute = _with_versions(action.execute, follow)


def _with_versions(execute: Callable[..., Any], follow: Callable[[Any, Page], None]) -> Callable[..., Any]:
    @wraps(execute)
    def execute_for_all(action: Any, *args: Any, **kwargs: Any) -> Any:
        with one_change():
            versions = list(versions_of(getattr(action, "page", None) or action.object))
            done = execute(action, *args, **kwargs)
            for version in versions:
                follow(action, version)
            return done

    return execute_for_all


def _unpublish(action: UnpublishPageAction, version: Page) -> None:
    """Wagtail has taken mirrors down; what was translated is left."""
    if action.commit and (page := Page.objects.live().filter(pk=version.pk).first()):
        UnpublishPageAction(page.specific, set_expired=action.set_expired, user=action.user).execute(
            skip_permission_checks=True
        )


def _delete(action: DeletePageAction, version: Page) -> None:
    if page := Page.objects.filter(pk=version.pk).first():
        DeletePageAction(page.specific, user=action.user).execute(skip_permission_checks=True)


def _move(action: MovePageAction, version: Page) -> None:
    """Next to, or below, the target's version; a page below which there is none yet gets one."""
    target = action.target.get_translation_or_none(version.locale)
    if target is None:
        target = action.target.specific.copy_for_translation(version.locale, copy_parents=True, alias=True)
    page = Page.objects.get(pk=version.pk)
    MovePageAction(page.specific, target, pos=action.pos, user=action.user).execute(skip_permission_checks=True)


@one_change()
def restrict_versions(page: Page) -> None:
    """What may be read of the page by whom holds for its versions too."""
    wanted = page.view_restrictions.first()
    for version in versions_of(page):
        if wanted is None:
            version.view_restrictions.all().delete()
            continue
        values = {"restriction_type": wanted.restriction_type, "password": wanted.password}
        restriction, _created = PageViewRestriction.objects.update_or_create(page=version, defaults=values)
        restriction.groups.set(wanted.groups.all())


def align_versions() -> list[Page]:
    """Restrict and take down what an earlier version of the portal left public. Returns the versions changed."""
    changed = []
    for restriction in PageViewRestriction.objects.filter(page__locale__language_code=SOURCE_LANGUAGE):
        changed += [version for version in versions_of(restriction.page) if not version.view_restrictions.exists()]
        restrict_versions(restriction.page)
    polish = Page.objects.filter(locale__language_code=SOURCE_LANGUAGE)
    withdrawn = polish.not_live().filter(first_published_at__isnull=False)
    left = Page.objects.live().exclude(locale__language_code=SOURCE_LANGUAGE)
    for version in left.filter(translation_key__in=withdrawn.values("translation_key")):
        version.specific.unpublish()
        changed.append(version)
    return changed
