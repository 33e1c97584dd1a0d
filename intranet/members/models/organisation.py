from typing import Any

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from cms.cluster.enums import Sector
from cms.core.slugs import ascii_slug
from cms.core.sorting import sort_key

from ..enums import TRANSITIONS, WORKING, OrganisationState
from ..querysets import OrganisationQuerySet
from ..registry_numbers import compact, validate_krs, validate_nip, validate_regon

REGISTRIES = ("nip", "regon", "krs")


class Organisation(models.Model):
    """A member of the cluster. Its registry numbers are stored as digits only, "" where unknown.

    Derived of the name, whatever the database's collation: `sort_name`, digits by which it sorts in Polish; `words`,
    its plain letters, by which it is found.
    """

    TRANSITIONS = TRANSITIONS

    external_id = models.SlugField(_("identifier"), max_length=120, unique=True, editable=False)
    name = models.CharField(_("name"), max_length=160)
    sector = models.CharField(_("sector"), max_length=10, choices=Sector)
    municipality = models.ForeignKey(
        "places.Municipality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("municipality")
    )
    place = models.ForeignKey(
        "places.Place",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="organisations",
        verbose_name=_("place on the portal"),
        help_text=_("What visitors find when they look for this member."),
    )
    website = models.URLField(_("website"), blank=True)
    postal_address = models.TextField(_("postal address"), max_length=300, blank=True)
    invoice_address = models.TextField(
        _("invoice address"), max_length=300, blank=True, help_text=_("Empty: as the postal address.")
    )
    is_contracting_authority = models.BooleanField(
        _("contracting authority"),
        default=False,
        help_text=_("It orders under the public procurement law, as municipalities and universities do."),
    )
    nip = models.CharField("NIP", max_length=16, blank=True, validators=[validate_nip])
    regon = models.CharField("REGON", max_length=20, blank=True, validators=[validate_regon])
    krs = models.CharField("KRS", max_length=16, blank=True, validators=[validate_krs])
    orot_since = models.DateField(_("member of OROT since"), null=True, blank=True)
    cluster_since = models.DateField(_("member of the cluster since"), null=True, blank=True)
    state = models.CharField(
        _("state"),
        max_length=9,
        choices=OrganisationState,
        default=OrganisationState.ACTIVE,
        editable=False,
        db_index=True,
    )
    sort_name = models.CharField(max_length=120, editable=False, default="", db_index=True)
    words = models.CharField(max_length=200, editable=False, default="")

    objects = OrganisationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["sort_name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=[number],
                condition=~Q(**{number: ""}),
                name=f"organisation_{number}_once",
                violation_error_message=_("Another organisation has this number already."),
            )
            for number in REGISTRIES
        ]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: Any, **kwargs: Any) -> None:
        self.sort_name, self.words = sort_key(self.name, "pl"), ascii_slug(self.name)
        super().save(*args, **kwargs)

    def get_absolute_url(self) -> str:
        return reverse("organisation", args=[self.external_id])

    def clean(self) -> None:
        super().clean()
        for number in REGISTRIES:
            setattr(self, number, compact(getattr(self, number)))

    @property
    def is_working(self) -> bool:
        return self.state in WORKING

    @cached_property
    def roles_held(self) -> list[tuple[int, str]]:
        """The person's pk and the role of all that is held now; asked once for what one request says of it."""
        return list(self.memberships.active().values_list("user", "role"))
