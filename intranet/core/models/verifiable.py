from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _


class Verifiable(models.Model):
    """The code printed on a paper about `subject`, by which anybody can ask whether the paper holds.

    The code is kept as it is: it stands on the paper, it opens nothing that this row's subject does not say already,
    and a second copy of the paper needs it again. That it cannot be guessed is what its 128 random bits are for.
    """

    code = models.CharField(_("code"), max_length=26, unique=True)
    content_type = models.ForeignKey(ContentType, models.PROTECT, related_name="+")
    object_id = models.PositiveBigIntegerField()
    subject = GenericForeignKey()
    issued_at = models.DateTimeField(_("issued on"), default=timezone.now)
    revoked_at = models.DateTimeField(_("revoked on"), null=True)

    class Meta:
        verbose_name = _("code of a paper")
        verbose_name_plural = _("codes of papers")
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id"], condition=Q(revoked_at=None), name="verifiable_holds_once"
            )
        ]

    def __str__(self) -> str:
        return self.code
