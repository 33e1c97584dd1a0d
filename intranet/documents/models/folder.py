from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from treebeard.mp_tree import MP_Node

from ..querysets import FolderManager
from .narrowed import Narrowed


class Folder(Narrowed, MP_Node):
    """A place for documents and other folders. The root is the library itself: it is never moved, renamed or deleted.

    `audience` is who may read here: `own_audience` where that is stated, narrowed by those of the folders above.
    """

    node_order_by = ["name"]

    name = models.CharField(_("name"), max_length=120)
    is_open = models.BooleanField(
        _("readers may add documents"),
        default=False,
        help_text=_("Otherwise only the office adds some. Who adds a document looks after it."),
    )

    objects = FolderManager()

    class Meta:
        verbose_name = _("folder")
        verbose_name_plural = _("folders")

    def __str__(self) -> str:
        return str(_("Documents")) if self.is_root() else self.name

    @property
    def full_name(self) -> str:
        """With those of the folders that it lies in: „Fairs / Contracts”."""
        return " / ".join([*(above.name for above in self.get_ancestors()[1:]), self.name])

    def get_absolute_url(self) -> str:
        return reverse("documents") if self.is_root() else reverse("folder", args=[self.pk])
