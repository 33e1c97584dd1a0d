from django.db import models
from django.utils.translation import gettext_lazy as _

from ..enums import Sector


class Member(models.Model):
    """What anybody may know of a member of the cluster: one record for all languages.

    The intranet feeds it from the organisation of the same `external_id`; nobody writes it by hand.
    """

    external_id = models.SlugField(_("identifier"), max_length=120, unique=True)
    name = models.CharField(_("name"), max_length=160)
    sector = models.CharField(_("sector"), max_length=10, choices=Sector)
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("municipality")
    )
    website = models.URLField(_("website"), blank=True)
    since = models.DateField(_("member of the cluster since"), null=True, blank=True)
    place = models.ForeignKey(
        "places.Place",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="members",
        verbose_name=_("place on the portal"),
    )

    class Meta:
        verbose_name = _("member of the cluster (facts)")
        verbose_name_plural = _("members of the cluster (facts)")

    def __str__(self) -> str:
        return self.name
