from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy


class SentForm(models.Model):
    """A form that was acted on, by the hash of all that the person sent in it, and where that led."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, related_name="+")
    sha256 = models.CharField(max_length=64)
    address = models.CharField(max_length=500)
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        verbose_name = gettext_lazy("form that was sent")
        verbose_name_plural = gettext_lazy("forms that were sent")
        constraints = [models.UniqueConstraint(fields=["user", "sha256"], name="form_sent_once")]

    def __str__(self) -> str:
        return self.address
