from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from ..querysets import SeatQuerySet, WorkingGroupQuerySet


class WorkingGroup(models.Model):
    """People of several members at work on one thing. The office forms and closes it."""

    name = models.CharField(_("name"), max_length=120)
    purpose = models.TextField(_("purpose"), max_length=1000)
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("chair")
    )
    formed_at = models.DateTimeField(_("from"), default=timezone.now, editable=False)
    closed_at = models.DateTimeField(_("to"), null=True, blank=True, editable=False)

    objects = WorkingGroupQuerySet.as_manager()

    class Meta:
        verbose_name = _("working group")
        verbose_name_plural = _("working groups")
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["name"],
                condition=Q(closed_at=None),
                name="working_group_name_once",
                violation_error_message=_("A working group of this name is at work already."),
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        return reverse("working_group", args=[self.pk])

    @property
    def is_closed(self) -> bool:
        return self.closed_at is not None


class Seat(models.Model):
    """A person in a working group, from–to."""

    group = models.ForeignKey(WorkingGroup, models.PROTECT, related_name="seats", verbose_name=_("working group"))
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="seats", verbose_name=_("person"))
    started_at = models.DateTimeField(_("from"), default=timezone.now)
    ended_at = models.DateTimeField(_("to"), null=True, blank=True)

    objects = SeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("seat in a working group")
        verbose_name_plural = _("seats in working groups")
        ordering = ["started_at", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(ended_at=None) | Q(ended_at__gte=F("started_at")), name="seat_ends_after_it_starts"
            ),
            models.UniqueConstraint(
                fields=["group", "user"],
                condition=Q(ended_at=None),
                name="seat_once_a_person",
                violation_error_message=_("This person is in the group already."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.user} – {self.group}"
