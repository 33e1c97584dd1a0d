from typing import Any
from uuid import uuid4

from django.db import models

from cms.core.derived_secrets import derive, hash_of


class SecretLink(models.Model):
    """Something that is reached by a link with a secret, by whoever holds it. The database knows its hash alone."""

    link_id = models.UUIDField(default=uuid4, editable=False)
    generation = models.PositiveSmallIntegerField(default=1, editable=False)
    secret_hash = models.CharField(max_length=64, unique=True, blank=True, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self.secret_hash:
            self.secret_hash = hash_of(self.secret)
        super().save(*args, **kwargs)

    @property
    def secret(self) -> str:
        """Derived anew each time. Without the key that it was made with it opens nothing: see `secret_to_send`."""
        return derive(self._meta.label_lower, self.link_id, self.generation)

    def secret_to_send(self) -> str:
        """For a mail that leaves now. Where the key was lost a new secret takes the place of the old one."""
        if hash_of(self.secret) != self.secret_hash:
            self.renew_secret()
        return self.secret

    def renew_secret(self) -> None:
        """The link of before opens nothing any more."""
        self.generation += 1
        self.secret_hash = hash_of(self.secret)
        self.save(update_fields=["generation", "secret_hash"])
