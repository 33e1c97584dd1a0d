from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..enums import Frequency
from ..querysets import NoticeQuerySet


class Notice(models.Model):
    """Something that happened to `subject` and concerns a person. `kind` is the code of a NoticeKind.

    `occasion` tells two notices of one kind about one object apart; what is told twice with the same is one notice.
    `mail_due_at` is None when there is nothing to mail (any more).
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notices")
    kind = models.CharField(max_length=40)
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey()
    occasion = models.CharField(max_length=40, blank=True)
    happened_at = models.DateTimeField(default=timezone.now)
    seen_at = models.DateTimeField(null=True)
    mail_due_at = models.DateTimeField(null=True, db_index=True)

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ["-happened_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "kind", "content_type", "object_id", "occasion"], name="notice_once_an_occasion"
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} → {self.user}"


class NoticeChoice(models.Model):
    """How often a person wants mail about a kind of notices. None made: at once."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="notice_choices")
    kind = models.CharField(max_length=40)
    frequency = models.CharField(max_length=9, choices=Frequency)

    class Meta:
        verbose_name = _("choice about notices")
        verbose_name_plural = _("choices about notices")
        constraints = [models.UniqueConstraint(fields=["user", "kind"], name="notice_choice_once_a_kind")]

    def __str__(self) -> str:
        return f"{self.user}: {self.kind} {self.frequency}"
