import json
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models.functions import Now
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext, pgettext_lazy

from ..enums import actions
from ..querysets import AppendOnlyQuerySet, AuditEntryQuerySet
from .append_only import AppendOnly


class AuditEntry(AppendOnly):
    """What one person did to one object, and for which organisation. Written once, never changed.

    What an outsider did names them instead. What nobody did but happened by itself has neither; `happened_at` is the
    moment that brought it about.

    `before` and `after` are states; `digests` has [before, after] of each field that was corrected: what is empty as
    it is, of all else the digest of the value that stands beside (`AuditValue`).
    """

    #: The columns keep their first names: a version before this one may still be running while this one starts.
    happened_at = models.DateTimeField(_("when"), default=timezone.now, db_index=True, db_column="at")
    recorded_at = models.DateTimeField(pgettext_lazy("log", "recorded"), db_default=Now(), editable=False)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("who")
    )
    outsider = models.ForeignKey("Outsider", models.PROTECT, null=True, related_name="+")
    organisation = models.ForeignKey(
        "members.Organisation", models.PROTECT, null=True, related_name="+", verbose_name=_("for whom")
    )
    action = models.CharField(_("what"), max_length=16, choices=actions)
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey()
    before = models.CharField(_("from"), max_length=32, blank=True)
    after = models.CharField(_("to"), max_length=32, blank=True)
    digests = models.JSONField(default=dict, db_column="changes")

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the audit log")
        verbose_name_plural = _("audit log")
        ordering = ["-happened_at", "-pk"]
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self) -> str:
        what = f"{self.action} {self.content_type.model} {self.object_id}"
        return f"{self.happened_at:%Y-%m-%d %H:%M} {self.who}: {what}"

    @property
    def who(self) -> str:
        """As people read it."""
        return str(self.user or self.outsider or pgettext("who did it", "by the clock"))

    @property
    def changes(self) -> dict[str, list[Any]]:
        """[before, after] of each field that was corrected, as people read it; of what was erased, that it was."""
        values = {one.digest: json.loads(one.value) for one in self.values.all()} if self.digests else {}
        erased = pgettext("value in the log", "erased")
        return {
            field: [values.get(digest, erased) if digest else digest for digest in pair]
            for field, pair in self.digests.items()
        }


class AuditValue(models.Model):
    """A value of an entry that may name a person, with the salt of the digest that the entry knows.

    Where both are deleted the digest tells nobody anything any more, and the entry is what it was. `person` is who is
    named, where that is known.
    """

    entry = models.ForeignKey(AuditEntry, models.PROTECT, related_name="values")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="+")
    digest = models.CharField(max_length=64)
    salt = models.CharField(max_length=32)
    value = models.TextField("JSON")

    class Meta:
        verbose_name = _("value in the audit log")
        verbose_name_plural = _("values in the audit log")

    def __str__(self) -> str:
        return self.digest


class AuditSeal(AppendOnly):
    """`entries` are [pk, digest] of those recorded since the seal before, whose `hash` is `previous`.

    Each hash is over the one before, so that nothing sealed can be changed without all that follows.
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    sealed_at = models.DateTimeField(default=timezone.now)
    entries = models.JSONField(default=list)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("seal of the audit log")
        verbose_name_plural = _("seals of the audit log")
        ordering = ["number"]

    def __str__(self) -> str:
        return f"{self.number}: {self.hash}"


class SealedEntry(AppendOnly):
    """That an entry is sealed, and in which batch: once only."""

    entry = models.OneToOneField(AuditEntry, models.PROTECT, primary_key=True, related_name="sealed")
    seal = models.ForeignKey(AuditSeal, models.PROTECT, related_name="+")

    objects = AppendOnlyQuerySet.as_manager()

    class Meta:
        verbose_name = _("sealed entry of the audit log")
        verbose_name_plural = _("sealed entries of the audit log")

    def __str__(self) -> str:
        return f"{self.entry_id} ({self.seal_id})"
