from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.dispatch import Signal
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from wagtail.models import Page

#: Before a revision of a page goes live or is scheduled. A receiver refuses by raising.
#: sender: page class; kwargs: page (as the revision has it), revision.
before_publish = Signal()


class PublishRefused(Exception):
    """A revision may not go live; nothing has been written. Raised by receivers of `before_publish`."""

    @property
    def message(self) -> str:
        """Why, in the language in force."""
        raise NotImplementedError

    @property
    def address(self) -> str:
        """Where an editor sets it right."""
        raise NotImplementedError


class DraftIncomplete(PublishRefused):
    """A draft may be saved with something missing, and is not published so."""

    def __init__(self, page: Page, problems: ValidationError) -> None:
        super().__init__(f"{page}: {problems}")
        self.page, self.problems = page, problems

    @property
    def message(self) -> str:
        problems = " ".join(self._sentences())
        return _("“%(page)s” is not published. %(problems)s") % {"page": self.page.title, "problems": problems}

    @property
    def address(self) -> str:
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def _sentences(self) -> list[str]:
        by_field = self.problems.message_dict if hasattr(self.problems, "error_dict") else {}
        if not by_field:
            return self.problems.messages
        return [f"{self._name(field)}{' '.join(messages)}" for field, messages in by_field.items()]

    def _name(self, field: str) -> str:
        return "" if field == NON_FIELD_ERRORS else f"{capfirst(self.page._meta.get_field(field).verbose_name)}: "


#: Rows that anybody may find were written without signals of their own (`bulk_create`, `update`).
#: sender: their model; kwargs: instances.
findables_changed = Signal()
