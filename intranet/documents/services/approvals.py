"""Named people are asked to approve a version, by who keeps the document."""

from collections.abc import Collection
from datetime import date

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from cms.core.files.scanning import refuse_unchecked
from cms.users.models import User
from intranet.core.actors import Actor
from intranet.core.asks.days import end_of
from intranet.core.asks.enums import AskState
from intranet.core.asks.services import ask
from intranet.core.changing import changing
from intranet.core.models import Ask

from .. import policies
from ..asks import APPROVAL
from ..models import Document
from .due import refuse_past_day
from .locks import lock_library
from .retention import refuse_who_may_not_read


def ask_for_approval(*, actor: Actor, document: Document, approvers: Collection[User], due_on: date) -> list[Ask]:
    """Of the version that is valid. Tells them. Raises ValidationError for who may not read it or is asked already."""
    with changing(document, actor, policies.can_change, first=lock_library) as document:  # no other version comes
        refuse_unchecked(document.current)
        refuse_past_day(due_on)
        refuse_who_may_not_read(document, approvers, field="approvers")
        _refuse_asked_already(document, approvers)
        whom = [(user, None) for user in approvers]
        asks = ask(actor=actor, kind=APPROVAL, subject=document.current, whom=whom, due=end_of(due_on))  # type: ignore[arg-type]
    return asks  # noqa: RET504 (the block may have ended early)


def _refuse_asked_already(document: Document, approvers: Collection[User]) -> None:
    asked = Ask.objects.of(APPROVAL, [document.current]).filter(user__in=approvers)  # type: ignore[list-item]
    known = asked.exclude(state=AskState.TAKEN_BACK).select_related("user")
    words = _("%(person)s has been asked about this version already.")
    if refused := [ValidationError(words, params={"person": one.user}) for one in known]:
        raise ValidationError({"approvers": refused})
