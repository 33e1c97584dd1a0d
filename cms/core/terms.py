"""Small vocabularies whose entries have a name in each language of the portal."""

from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _


class NamedInFourLanguages(models.Model):
    """A record with one name a language. A blank name falls back to the Polish one."""

    name_pl = models.CharField(_("name in Polish"), max_length=80)
    name_en = models.CharField(_("name in English"), max_length=80, blank=True)
    name_de = models.CharField(_("name in German"), max_length=80, blank=True)
    name_cs = models.CharField(_("name in Czech"), max_length=80, blank=True)

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the active language."""
        return getattr(self, f"name_{(get_language() or 'pl')[:2]}", "") or self.name_pl


class Term(NamedInFourLanguages):
    """An entry of a taxonomy that editors may extend; programs know it by its code."""

    code = models.SlugField(_("code"), unique=True, help_text=_("A short English word for machines, such as “castle”."))

    class Meta:
        abstract = True
        ordering = ["name_pl"]
