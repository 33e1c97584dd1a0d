from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..querysets import LinkQuerySet


class Link(models.Model):
    """Two objects that belong together. It has no direction: which end is `first` says nothing."""

    first_content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    first_object_id = models.PositiveBigIntegerField()
    first = GenericForeignKey("first_content_type", "first_object_id")
    second_content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    second_object_id = models.PositiveBigIntegerField()
    second = GenericForeignKey("second_content_type", "second_object_id")
    made_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    made_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True)

    objects = LinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("link")
        verbose_name_plural = _("links")
        ordering = ["made_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["first_content_type", "first_object_id", "second_content_type", "second_object_id"],
                condition=Q(ended_at=None),
                name="link_once",
            )
        ]
        indexes = [models.Index(fields=["second_content_type", "second_object_id"])]

    def __str__(self) -> str:
        return f"{self.first} ↔ {self.second}"

    def other_end(self, subject: models.Model) -> models.Model:
        return self.second if self.first == subject else self.first  # type: ignore[return-value]
