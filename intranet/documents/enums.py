from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Language(TextChoices):
    """In which a document is written, by its own name."""

    PL = "pl", "polski"
    EN = "en", "English"
    DE = "de", "Deutsch"
    CS = "cs", "čeština"


class DocumentAction(TextChoices):
    """What only documents know, in the audit log."""

    CHECKED_OUT = "checked_out", _("checked out")
    RETURNED = "returned", _("given back")
    PUBLISHED = "published", _("published on the portal")
    WITHDRAWN = "withdrawn", _("withdrawn from the portal")


class DocumentState(TextChoices):
    IN_USE = "in_use", pgettext_lazy("document", "in use")
    BINNED = "binned", _("in the bin")


class DutyState(TextChoices):
    """Whether somebody who has to read a document says that they did."""

    OPEN = "open", pgettext_lazy("duty", "not yet confirmed")
    CONFIRMED = "confirmed", pgettext_lazy("duty", "confirmed")


class ReadingState(TextChoices):
    """How far a job on a file is; nobody is shown these words."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


DUTY_TRANSITIONS: dict[str, tuple[DutyState, ...]] = {
    DutyState.OPEN: (DutyState.CONFIRMED,),
    DutyState.CONFIRMED: (DutyState.OPEN,),  # a major version has come
}


class ApprovalState(TextChoices):
    """What somebody who was asked to approve a version says of it."""

    OPEN = "open", pgettext_lazy("approval", "not yet decided")
    APPROVED = "approved", pgettext_lazy("approval", "approved")
    DECLINED = "declined", pgettext_lazy("approval", "declined")
    VOID = "void", pgettext_lazy("approval", "void: another version has come")
    TAKEN_BACK = "back", pgettext_lazy("approval", "taken back: no longer asked")


APPROVAL_TRANSITIONS: dict[str, tuple[ApprovalState, ...]] = {
    ApprovalState.OPEN: (
        ApprovalState.APPROVED,
        ApprovalState.DECLINED,
        ApprovalState.VOID,
        ApprovalState.TAKEN_BACK,
    ),
    ApprovalState.APPROVED: (),
    ApprovalState.DECLINED: (),
    ApprovalState.VOID: (),
    ApprovalState.TAKEN_BACK: (),
}

TRANSITIONS: dict[str, tuple[DocumentState, ...]] = {
    DocumentState.IN_USE: (DocumentState.BINNED,),
    DocumentState.BINNED: (DocumentState.IN_USE,),
}
