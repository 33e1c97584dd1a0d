from django.db import models
from django.utils.translation import gettext_lazy as _


class NumberSequence(models.Model):
    """The last number that was given in a sequence, such as decisions of a body, within a scope, such as a year."""

    name = models.CharField(max_length=60)
    scope = models.CharField(max_length=60, blank=True)
    last = models.PositiveBigIntegerField(default=0)

    class Meta:
        verbose_name = _("sequence of numbers")
        verbose_name_plural = _("sequences of numbers")
        constraints = [models.UniqueConstraint(fields=["name", "scope"], name="number_sequence_once")]

    def __str__(self) -> str:
        return f"{self.name} {self.scope}: {self.last}".replace(" :", ":")
