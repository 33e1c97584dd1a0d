from django.conf import settings
from django.db import models
from django.utils.translation import pgettext_lazy


class Visit(models.Model):
    """When a person last looked at the dashboard, and when the visit before this one ended."""

    user = models.OneToOneField(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    looked_at = models.DateTimeField()
    former_ended_at = models.DateTimeField()

    class Meta:
        verbose_name = pgettext_lazy("of the dashboard", "visit")
        verbose_name_plural = pgettext_lazy("of the dashboard", "visits")

    def __str__(self) -> str:
        return f"{self.user}: {self.looked_at:%Y-%m-%d %H:%M}"
