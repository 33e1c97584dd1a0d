from django.conf import settings
from django.contrib.contenttypes.fields import GenericRelation
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from intranet.core.models import Ask
from intranet.members.models import Organisation

from ..querysets import MustReadQuerySet
from .document import Document


class MustRead(models.Model):
    """That people have to read a document by a day, and to say that they did: each is asked.

    `roles` and `organisations` narrow who has to, of those who may read it; empty: everybody. A confirmation counts
    from the version `from_number` on: a major version moves it.
    """

    document = models.ForeignKey(Document, models.CASCADE, related_name="+")
    roles = models.JSONField(default=list, blank=True)
    organisations = models.ManyToManyField(Organisation, related_name="+")
    due_on = models.DateField(_("to be read by"))
    from_number = models.PositiveIntegerField(default=1)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=timezone.now)
    ended_at = models.DateTimeField(null=True, blank=True)
    asks = GenericRelation(Ask)

    objects = MustReadQuerySet.as_manager()

    class Meta:
        verbose_name = _("must-read")
        verbose_name_plural = _("must-reads")
        constraints = [
            models.UniqueConstraint(
                fields=["document"],
                condition=Q(ended_at=None),
                name="must_read_once_a_document",
                violation_error_message=_("It has to be read already."),
            )
        ]

    def __str__(self) -> str:
        return str(self.document)

    @property
    def is_over(self) -> bool:
        return self.ended_at is not None
