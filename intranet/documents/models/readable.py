from django.db import models
from django.utils.translation import gettext_lazy as _


class Readable(models.Model):
    """What has readers: `audience` is who they are, `own_audience` what it states itself, if it does."""

    own_audience = models.ForeignKey(
        "documents.Audience",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("read by, if not as the folder"),
    )
    audience = models.ForeignKey("documents.Audience", models.PROTECT, editable=False, related_name="+")

    class Meta:
        abstract = True
