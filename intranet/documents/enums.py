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


class ExtractionState(TextChoices):
    """How far a job on a file is; nobody is shown these words."""

    WAITING = "waiting"
    DONE = "done"
    FAILED = "failed"


TRANSITIONS: dict[str, tuple[DocumentState, ...]] = {
    DocumentState.IN_USE: (DocumentState.BINNED,),
    DocumentState.BINNED: (DocumentState.IN_USE,),
}
