from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.fields import StreamField
from wagtail.models import Page

from cms.users.models import User

from .one_change import one_change
from .signals import DraftIncomplete, PublishRefused


class PublishCompletePages(PublishBulkAction):
    """Wagtail's, but a page that is refused stops no other, and each is named with the way to set it right."""

    def __init__(self, request: Any, model: type) -> None:
        super().__init__(request, model)
        self.refusals: list[PublishRefused] = []

    def get_execution_context(self) -> dict[str, Any]:
        return {**super().get_execution_context(), "refusals": self.refusals}

    @classmethod
    def execute_action(
        cls, objects: Iterable[Page], include_descendants: bool = False, user: Any = None, **kwargs: Any
    ) -> tuple[int, int]:
        """How many of the chosen pages were published, and how many below them."""
        refusals = kwargs["refusals"]
        chosen = sum(_is_published(page, user, refusals) for page in objects)
        below = (_drafts_below(page, user) for page in objects if include_descendants)
        return chosen, sum(_is_published(page, user, refusals) for pages in below for page in pages)

    def get_success_message(self, num_parent_objects: int, num_child_objects: int) -> str | None:
        for refusal in self.refusals:
            button = messages.button(refusal.address, _("Set it right"))
            messages.error(self.request, refusal.message, buttons=[button])
        return super().get_success_message(num_parent_objects, num_child_objects) if num_parent_objects else None


def _drafts_below(page: Page, user: User) -> list[Page]:
    drafts = page.get_descendants().not_live().defer_streamfields().specific()
    return [draft for draft in drafts if draft.permissions_for_user(user).can_publish()]


def _is_published(page: Page, user: User, refusals: list[PublishRefused]) -> bool:
    try:
        with one_change():
            _publish(page, user)
    except PublishRefused as refusal:
        refusals.append(refusal)
        return False
    return True


def _publish(page: Page, user: User) -> None:
    """A draft was saved without its form being filled in: what the form demands of blocks is checked here."""
    draft = page.get_latest_revision_as_object()
    try:
        for field in draft._meta.get_fields():
            if isinstance(field, StreamField):
                _require_complete_blocks(draft, field)
        revision = page.get_latest_revision() or draft.save_revision(user=user)
    except ValidationError as problems:
        raise DraftIncomplete(draft, problems) from problems
    revision.publish(user=user)


def _require_complete_blocks(draft: Page, field: StreamField) -> None:
    try:
        field.stream_block.clean(field.value_from_object(draft))
    except ValidationError as problems:
        raise ValidationError({field.name: _("something that is required is missing in a block.")}) from problems
