from django.db import models

from .place import Place


class ImportedFacts(models.Model):
    """What the last import wrote into a place, field by field: what differs since then was changed by an editor."""

    place = models.OneToOneField(Place, models.CASCADE, related_name="imported")
    values = models.JSONField(default=dict)
    imported_at = models.DateTimeField(auto_now=True)

    def __str__(self) -> str:
        return f"{self.place}: {self.imported_at:%Y-%m-%d}"
