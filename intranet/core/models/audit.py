from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext

from ..enums import actions
from ..querysets import AuditEntryQuerySet


class AuditEntry(models.Model):
    """What one person did to one object, and for which organisation. Written once, never changed.

    What nobody did but happened by itself has no `user`, and `at` is the moment that brought it about.

    `before` and `after` are states; `changes` has [before, after] of each field that was corrected.
    """

    at = models.DateTimeField(_("when"), default=timezone.now, db_index=True)
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("who")
    )
    organisation = models.ForeignKey(
        "members.Organisation", models.PROTECT, null=True, related_name="+", verbose_name=_("for whom")
    )
    action = models.CharField(_("what"), max_length=16, choices=actions)
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey()
    before = models.CharField(_("from"), max_length=32, blank=True)
    after = models.CharField(_("to"), max_length=32, blank=True)
    changes = models.JSONField(default=dict, encoder=DjangoJSONEncoder)

    objects = AuditEntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("entry of the audit log")
        verbose_name_plural = _("audit log")
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self) -> str:
        return f"{self.at:%Y-%m-%d %H:%M} {self.who}: {self.action} {self.content_type.model} {self.object_id}"

    @property
    def who(self) -> str:
        """As people read it."""
        return str(self.user) if self.user else pgettext("who did it", "by the clock")
