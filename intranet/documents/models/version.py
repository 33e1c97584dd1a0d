import secrets

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from ..enums import GIVEN_OUT, Scan
from ..querysets import VersionQuerySet
from .document import Document

FOLDER = "library"


def unguessable(version: "Version | None" = None, name: str = "") -> str:
    """Where a file is kept, whatever it is called. No address leads there: files leave through a policy alone."""
    return f"{FOLDER}/{secrets.token_hex(16)}"


class Version(models.Model):
    """A file that a document was, or is; `name` is what its bringer called it, `media_type` that of its content.

    Written once, but for what its `scan` finds: a file with a `virus` is not kept.
    `sha256`, in hexadecimal digits, tells whether two files are the same.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="versions", verbose_name=_("document"))
    number = models.PositiveIntegerField(_("number"))
    file = models.FileField(upload_to=unguessable)
    name = models.CharField(_("file name"), max_length=150)
    media_type = models.CharField(_("kind"), max_length=100)
    size = models.PositiveBigIntegerField(_("size"))
    sha256 = models.CharField(max_length=64, db_index=True)
    scan = models.CharField(max_length=8, choices=Scan, default=Scan.NONE, blank=True, editable=False)
    virus = models.CharField(max_length=100, blank=True, editable=False)
    label = models.CharField(
        _("name of the version"), max_length=60, blank=True, help_text=_("Such as “as adopted” or “draft 2”.")
    )
    reason = models.CharField(_("what has changed, and why"), max_length=300, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("added by"))
    added_at = models.DateTimeField(_("added"), default=timezone.now)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of a document")
        verbose_name_plural = _("versions of documents")
        ordering = ["-number"]
        constraints = [models.UniqueConstraint(fields=["document", "number"], name="version_number_once")]

    def __str__(self) -> str:
        return f"{self.document} ({self.number})"

    def get_absolute_url(self) -> str:
        return reverse("document_version", args=[self.document.uuid, self.number])

    @property
    def is_given_out(self) -> bool:
        return self.scan in GIVEN_OUT

    @property
    def said_of_scan(self) -> str:
        """Why nobody gets the file; "" when they do."""
        match self.scan:
            case Scan.WAITING:
                return gettext("The file is being checked for viruses. It can be opened in a moment.")
            case Scan.INFECTED:
                return gettext("The file had a virus (%(name)s) and was not kept. Clean it, and upload it again.") % {
                    "name": self.virus
                }
        return ""
