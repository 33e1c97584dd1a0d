from typing import Any, Never

from django.db import models

from ..querysets import FOR_EVER


class AppendOnly(models.Model):
    """Rows that are written once: neither changed nor deleted, here nor in the database (`core.append_only`).

    Their queryset is an AppendOnlyQuerySet.
    """

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(FOR_EVER)
        super().save(*args, **kwargs | {"force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> Never:
        raise TypeError(FOR_EVER)
