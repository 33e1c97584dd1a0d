"""A person's texts on their way. They are nobody else's affair, so no log has them."""

from collections.abc import Mapping

from django.core.exceptions import ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _

from ..access import require_now
from ..actors import Actor
from ..kinds import about
from ..models import Draft
from ..visibility import can_view

#: Characters of all texts of a draft together.
MOST = 100_000
#: Of one person.
MOST_DRAFTS = 200


class DraftConflict(Exception):
    """Another tab, or another device, of the same person has saved since: `draft` is what it saved."""

    def __init__(self, draft: Draft) -> None:
        super().__init__(draft)
        self.draft = draft


@transaction.atomic
def save_draft(
    *, actor: Actor, subject: Model, name: str, texts: Mapping[str, str], number: int, based_on: str, tab: str
) -> Draft:
    """`number` is that of the last saving that this tab knows of, 0 for none. What a tab saves again is no conflict:
    the answer may have been lost on its way.

    Raises DraftConflict and ValidationError; nothing is changed then.
    """
    require_now(can_view, actor, subject)
    what = {"user": actor.user, "organisation": actor.organisation, "name": name} | about(subject)
    Draft(**what, texts=texts, based_on=based_on, tab=tab).full_clean(
        exclude=["organisation"], validate_constraints=False
    )
    _refuse_too_much(actor, texts)
    # Two tabs that save the first time at the same moment make one draft.
    draft, _is_new = Draft.objects.select_for_update().get_or_create(**what)
    if draft.number not in (0, number) and draft.tab != tab and draft.texts != texts:
        raise DraftConflict(draft)
    draft.number = max(draft.number, number) + 1
    draft.texts, draft.based_on, draft.tab, draft.changed_at = dict(texts), based_on, tab, timezone.now()
    draft.save()
    return draft


def forget_draft(*, actor: Actor, subject: Model, name: str) -> None:
    """For the service that takes what was typed, in its transaction."""
    Draft.objects.own(actor, subject, name).delete()


@transaction.atomic
def drop_draft(*, actor: Actor, draft: Draft) -> None:
    require_now(can_view, actor, draft)
    draft.delete()


def _refuse_too_much(actor: Actor, texts: Mapping[str, str]) -> None:
    if sum(len(name) + len(text) for name, text in texts.items()) > MOST:
        raise ValidationError(
            _("A draft may have %(number)s characters. This one stays in your browser."), params={"number": MOST}
        )
    if Draft.objects.visible_to(actor).count() > MOST_DRAFTS:
        raise ValidationError(_("You have too many drafts. Send or drop some; this one stays in your browser."))
