"""Wagtail's actions, each with all it does to mirrors, pages below and facts, are one change."""

from wagtail.actions.delete_page import DeletePageAction
from wagtail.actions.move_page import MovePageAction
from wagtail.actions.publish_revision import PublishRevisionAction
from wagtail.actions.unpublish import UnpublishAction
from wagtail.actions.unpublish_page import UnpublishPageAction

from .one_change import one_change


def make_actions_one_change() -> None:
    for action in (PublishRevisionAction, UnpublishAction, UnpublishPageAction, MovePageAction, DeletePageAction):
        action.execute = one_change()(action.execute)
