"""Wagtail's actions, each with all it does to mirrors, pages below and facts, are one change; publishing has a gate."""

from django.core.exceptions import ValidationError
from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_page_revision import PublishPageRevisionAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction

from .one_change import one_change
from .signals import DraftIncomplete, before_publish

_publish = PublishRevisionAction.execute


def make_actions_one_change() -> None:
    for action in (PublishRevisionAction, UnpublishAction, UnpublishPageAction, MovePageAction, DeletePageAction):
        action.execute = one_change()(action.execute)
    PublishPageRevisionAction.execute = publish_by_the_gate


def publish_by_the_gate(action: PublishPageRevisionAction, skip_permission_checks: bool = False) -> None:
    """Every door to publishing a page ends here: editor, bulk action, schedule, workflow, API, translation.

    Raises PublishRefused, also for a draft that was saved with something missing; nothing is written then.
    """
    try:
        with one_change():
            before_publish.send(type(action.object), page=action.object, revision=action.revision)
            _publish(action, skip_permission_checks)
    except ValidationError as problems:
        raise DraftIncomplete(action.object, problems) from problems
