from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.Model):
    """A set of access keys: who may read. One row a set, shared by all that it opens; never changed.

    `code` names the set: its keys in order, parted by spaces. The empty one opens nothing but to the office.
    """

    code = models.CharField(max_length=1000, unique=True, blank=True)

    class Meta:
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")

    def __str__(self) -> str:
        """As people read it, now: two queries at most."""
        from ..audience_words import words_of

        return words_of([self])[self.pk]

    @property
    def key_set(self) -> frozenset[str]:
        return frozenset(self.code.split())


class AudienceKey(models.Model):
    audience = models.ForeignKey(Audience, models.CASCADE, related_name="keys")
    key = models.CharField(max_length=40, db_index=True)

    class Meta:
        verbose_name = _("access key of an audience")
        verbose_name_plural = _("access keys of audiences")
        constraints = [models.UniqueConstraint(fields=["audience", "key"], name="audience_key_once")]

    def __str__(self) -> str:
        return self.key
