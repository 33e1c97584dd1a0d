from django.db import models
from django.utils.translation import gettext_lazy as _

from cms.core.terms import NamedInFourLanguages

from ..enums import MunicipalityKind


class County(NamedInFourLanguages):
    """A powiat, by its four-digit TERYT code."""

    teryt = models.CharField(_("TERYT code"), max_length=4, primary_key=True)

    class Meta:
        verbose_name = _("county")
        verbose_name_plural = _("counties")
        ordering = ["teryt"]


class Municipality(models.Model):
    """A gmina, by its seven-digit TERYT code."""

    teryt = models.CharField(_("TERYT code"), max_length=7, primary_key=True)
    name = models.CharField(_("name"), max_length=80)
    kind = models.CharField(_("kind"), max_length=5, choices=MunicipalityKind)
    county = models.ForeignKey(County, models.PROTECT, related_name="municipalities", verbose_name=_("county"))

    class Meta:
        verbose_name = _("municipality")
        verbose_name_plural = _("municipalities")
        ordering = ["name", "teryt"]

    def __str__(self) -> str:
        return f"{self.name} ({self.get_kind_display()})"
