from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core.files.models import StoredFile
from intranet.core.models import Ask

from ..querysets import VersionQuerySet
from .document import Document


class Version(StoredFile):
    """A file that a document was, or is."""

    FOLDER = "library"

    document = models.ForeignKey(Document, models.CASCADE, related_name="versions", verbose_name=_("document"))
    number = models.PositiveIntegerField(_("number"))
    label = models.CharField(
        _("name of the version"), max_length=60, blank=True, help_text=_("Such as “as adopted” or “draft 2”.")
    )
    reason = models.CharField(_("what has changed, and why"), max_length=300, blank=True)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("added by"))
    added_at = models.DateTimeField(_("added"), default=timezone.now)

    asks = GenericRelation(Ask)

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
