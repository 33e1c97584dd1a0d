from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.models import Locale
from wagtail_localize.models import String, TranslationContext


class KeptSegment(models.Model):
    """An editor's decision that a segment stays Polish in a language. It ends when the Polish text changes."""

    locale = models.ForeignKey(Locale, models.CASCADE, related_name="+")
    context = models.ForeignKey(TranslationContext, models.CASCADE, related_name="+")
    string = models.ForeignKey(String, models.CASCADE, related_name="+")
    kept_by = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    kept_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        verbose_name = _("segment kept in Polish")
        verbose_name_plural = _("segments kept in Polish")
        constraints = [models.UniqueConstraint(fields=["locale", "context", "string"], name="segment_kept_once")]

    def __str__(self) -> str:
        return f"{self.context.path}: {self.string.data[:60]}"
