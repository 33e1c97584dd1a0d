from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cms.core.files.models import upload_to

from ..enums import ExtractionState
from ..extraction.names import Job
from ..extraction.outcome import Page, Unit
from ..extraction.words import place_of, say
from ..querysets import ExtractionQuerySet, PageTextQuerySet
from .version import Version


class Extraction(models.Model):
    """One job on the file of a version: its text, its thumbnail or the PDF of an office file.

    While it waits, a worker may take it from `due_at` on; `attempts` were begun. `file` is what was made. `reason`,
    one of `outcome.Reason`, says why a job failed.
    """

    FOLDER = Version.FOLDER

    version = models.ForeignKey(Version, models.CASCADE, related_name="extractions")
    job = models.CharField(max_length=9)
    state = models.CharField(max_length=7, choices=ExtractionState, default=ExtractionState.WAITING)
    reason = models.CharField(max_length=11, blank=True)
    attempts = models.PositiveSmallIntegerField(default=0)
    due_at = models.DateTimeField(default=timezone.now)
    file = models.FileField(upload_to=upload_to, blank=True)
    is_truncated = models.BooleanField(default=False)
    is_recognised = models.BooleanField(default=False)

    objects = ExtractionQuerySet.as_manager()

    class Meta:
        verbose_name = _("reading of a file")
        verbose_name_plural = _("readings of files")
        constraints = [models.UniqueConstraint(fields=["version", "job"], name="job_once_a_version")]
        indexes = [models.Index(fields=["state", "due_at"])]

    def __str__(self) -> str:
        return f"{self.version}: {self.job}"

    @property
    def said(self) -> str:
        """What people are told about the text; "" where there is nothing to tell."""
        return say(self) if self.job == Job.TEXT else ""


class PageText(models.Model):
    """What one page of a version says: a page, sheet or slide, as `unit` has it, counted from 1."""

    version = models.ForeignKey(Version, models.CASCADE, related_name="pages")
    unit = models.CharField(max_length=5)
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200, blank=True)
    text = models.TextField()

    objects = PageTextQuerySet.as_manager()

    class Meta:
        verbose_name = _("text of a page")
        verbose_name_plural = _("texts of pages")
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["version", "number"], name="page_once_a_version")]

    def __str__(self) -> str:
        return f"{self.version}: {self.place}"

    @property
    def place(self) -> str:
        return place_of(Page(self.number, "", self.name), Unit(self.unit))
