from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..querysets import DraftQuerySet


class Draft(models.Model):
    """What a person, acting for one organisation, has typed and not sent: the texts called `name` about `subject`.

    `texts` are by the names of their fields, `based_on` is the wording that they began with, `number` that of their
    last saving, and `tab` the one of a browser that saved them last.
    """

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="drafts")
    organisation = models.ForeignKey("members.Organisation", models.CASCADE, null=True, related_name="+")
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey()
    name = models.SlugField(max_length=40)
    based_on = models.CharField(max_length=64)
    number = models.PositiveIntegerField(default=0)
    tab = models.CharField(max_length=40)
    texts = models.JSONField(gettext_lazy("text"), default=dict)
    changed_at = models.DateTimeField(gettext_lazy("changed"), default=timezone.now)

    objects = DraftQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("draft")
        verbose_name_plural = gettext_lazy("drafts")
        ordering = ["changed_at", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "content_type", "object_id", "name", "organisation"], name="draft_once_for_organisation"
            ),
            models.UniqueConstraint(
                fields=["user", "content_type", "object_id", "name"],
                condition=models.Q(organisation=None),
                name="draft_once_for_none",
            ),
        ]

    def __str__(self) -> str:
        return _("Draft")
