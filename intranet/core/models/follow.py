from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..querysets import FollowQuerySet


class Follow(models.Model):
    """A person wants to hear of `subject`. That is their own affair: nobody else sees it, and no log has it."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="follows")
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey()
    since = models.DateTimeField(default=timezone.now)

    objects = FollowQuerySet.as_manager()

    class Meta:
        verbose_name = _("followed object")
        verbose_name_plural = _("followed objects")
        ordering = ["-since", "-pk"]
        constraints = [models.UniqueConstraint(fields=["user", "content_type", "object_id"], name="follow_once")]

    def __str__(self) -> str:
        return f"{self.user} → {self.content_type.model} {self.object_id}"
