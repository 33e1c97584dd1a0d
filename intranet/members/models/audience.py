from collections.abc import Iterable
from itertools import chain

from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from .key_names import names_of

#: What an audience has room for: some hundred keys.
CODE_LENGTH = 1000


class Audience(models.Model):
    """A set of access keys: who may read. One row a set, shared by all that it opens; never changed.

    `code` names the set: its keys in order, parted by spaces. The empty one opens nothing but to the office.
    """

    code = models.CharField(max_length=CODE_LENGTH, unique=True, blank=True)

    class Meta:
        verbose_name = _("audience")
        verbose_name_plural = _("audiences")

    def __str__(self) -> str:
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


def words_of(audiences: Iterable[Audience]) -> dict[int, str]:
    """By the audience's pk, who reads: „Board, Fairs”. At most three queries, however many there are."""
    sets = {audience.pk: audience.key_set for audience in audiences}
    names = names_of(frozenset(chain.from_iterable(sets.values())))
    nobody = gettext("the office alone")
    return {
        pk: capfirst(", ".join(sorted(names.get(key, key) for key in found)) or nobody) for pk, found in sets.items()
    }
