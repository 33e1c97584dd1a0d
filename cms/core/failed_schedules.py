from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.admin_url_finder import AdminURLFinder
from wagtail.models import Revision

from cms.users.models import User


class FailedScheduleQuerySet(models.QuerySet):
    def waiting(self) -> "FailedScheduleQuerySet":
        """Those whose schedule nobody has called off or replaced."""
        holds = models.Q(is_expiry=True) | models.Q(revision__approved_go_live_at__isnull=False)
        return self.filter(holds).select_related("revision").order_by("failed_at")


class FailedSchedule(models.Model):
    """A revision that was due and is not published, or the latest of what ought to be taken down and `is_expiry`. It is
    tried again. `reason` is in the language of who planned it.
    """

    revision = models.OneToOneField(Revision, models.CASCADE, related_name="failed_schedule")
    reason = models.TextField()
    is_expiry = models.BooleanField(default=False)
    failed_at = models.DateTimeField(auto_now_add=True)

    objects = FailedScheduleQuerySet.as_manager()

    class Meta:
        verbose_name = _("failed schedule")
        verbose_name_plural = _("failed schedules")

    def __str__(self) -> str:
        return f"{self.title}: {self.reason}"

    @property
    def title(self) -> str:
        return self.revision.object_str

    @property
    def edit_address(self) -> str:
        """Root-relative."""
        return self.edit_address_for(None) or ""

    def edit_address_for(self, user: User | None) -> str | None:
        """None: this person may not edit it."""
        return AdminURLFinder(user).get_edit_url(self.revision.content_object)
