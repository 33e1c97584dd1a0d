from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .enums import TRANSITIONS, OutingState
from .querysets import OutingQuerySet


class Outing(models.Model):
    """A day on which a member shows the others something. A confidential one stays between its host and the office."""

    TRANSITIONS = TRANSITIONS

    host = models.ForeignKey("members.Organisation", models.PROTECT, related_name="+", verbose_name=_("host"))
    title = models.CharField(_("title"), max_length=120)
    day = models.DateField(_("day"))
    programme = models.TextField(_("programme"), max_length=2000)
    is_confidential = models.BooleanField(_("confidential"), default=False)
    state = models.CharField(
        _("state"), max_length=10, choices=OutingState, default=OutingState.PLANNED, editable=False
    )

    objects = OutingQuerySet.as_manager()

    class Meta:
        verbose_name = _("outing")
        verbose_name_plural = _("outings")
        ordering = ["day", "pk"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("outing", args=[self.pk])
