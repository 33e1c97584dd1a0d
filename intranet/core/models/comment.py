from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from ..querysets import CommentQuerySet


class Comment(models.Model):
    """What a person says about `subject`. A deleted one stays, without its text.

    It `is_withdrawn` where its author wished that their words go with their account.
    """

    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey()
    author = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="comments")
    organisation = models.ForeignKey("members.Organisation", models.PROTECT, null=True, related_name="+")
    text = models.TextField(gettext_lazy("Your comment"), max_length=4000)
    mentioned = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    written_at = models.DateTimeField(default=timezone.now)
    corrected_at = models.DateTimeField(null=True)
    deleted_at = models.DateTimeField(null=True)
    is_withdrawn = models.BooleanField(default=False, db_default=False)

    objects = CommentQuerySet.as_manager()

    class Meta:
        verbose_name = gettext_lazy("comment")
        verbose_name_plural = gettext_lazy("comments")
        ordering = ["written_at", "pk"]
        indexes = [models.Index(fields=["content_type", "object_id"])]

    def __str__(self) -> str:
        return _("Comment by %(person)s") % {"person": self.author}
