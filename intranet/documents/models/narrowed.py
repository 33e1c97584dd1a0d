from django.db import models
from django.utils.translation import gettext_lazy as _

from intranet.members.models.readable import Readable


class Narrowed(Readable):
    """What lies in a folder: its `audience` is the folder's, narrowed by `own_audience` where it states one."""

    own_audience = models.ForeignKey(
        "members.Audience",
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("read by, if not as the folder"),
    )

    class Meta:
        abstract = True
