"""What people are told."""

from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from ..enums import ExtractionState
from .outcome import Page, Reason, Unit

_WORDS: dict[Reason, Promise] = {
    Reason.BROKEN: gettext_lazy(
        "The text could not be read: the file is damaged. Open it in the program that it comes from, save it again "
        "and upload that as a new version."
    ),
    Reason.ENCRYPTED: gettext_lazy(
        "The text could not be read: the file is protected by a password. Upload a version without it if the text "
        "is to be found."
    ),
    Reason.TOO_LARGE: gettext_lazy(
        "The text could not be read: the file would become too large when unpacked. Divide it if the text is to be "
        "found."
    ),
    Reason.TOO_SLOW: gettext_lazy(
        "The text could not be read: it took too long. Divide the file or make its pages simpler if the text is to be "
        "found."
    ),
    Reason.NO_TEXT: gettext_lazy(
        "The file has no text, at most pictures, as scans have. It is found by its title, tags and description."
    ),
    Reason.UNSUPPORTED: gettext_lazy("Files of this kind are kept, but their text is not read."),
    Reason.DIED: gettext_lazy(
        "The text could not be read: reading broke off three times and is not tried again. It is found by its title, "
        "tags and description; upload it as a new version, saved in another format, if the text is to be found."
    ),
}


class _Told(Protocol):
    state: str
    reason: str
    is_truncated: bool
    is_recognised: bool


def say(extraction: _Told) -> str:
    """How far the text is, or why there is none; "" when all of it was read."""
    match extraction.state:
        case ExtractionState.WAITING:
            return _("The text is being read. Until then the document is found by its title, tags and description.")
        case ExtractionState.FAILED:
            return str(explain(Reason(extraction.reason)))
    if extraction.is_truncated:
        return _("The text is long: only its beginning is found.")
    return _("The text was recognised in pictures and may have mistakes.") if extraction.is_recognised else ""


def explain(reason: Reason) -> Promise:
    return _WORDS[reason]


def place_of(page: Page, unit: Unit) -> str:
    """Where a hit stands, in the reader's language; "" where nothing is known of it."""
    match unit:
        case Unit.PAGE:
            return _("page %(number)s") % {"number": page.number}
        case Unit.SLIDE:
            return _("slide %(number)s") % {"number": page.number}
        case Unit.SHEET:
            return pgettext("spreadsheet", "sheet “%(name)s”") % {"name": page.name or page.number}
    return ""
