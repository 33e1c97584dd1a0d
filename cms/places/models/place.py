from typing import TYPE_CHECKING, Any

from django.contrib.contenttypes.fields import GenericRelation
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey, ParentalManyToManyField
from modelcluster.models import ClusterableModel
from wagtail.models import DraftStateMixin, PreviewableMixin, Revision, RevisionMixin

from cms.core.added_context import added_context
from cms.core.one_change import one_change

from ..enums import Accuracy, Known, PriceLevel, Section
from ..hours.validation import validate_opening_hours
from ..querysets import PlaceQuerySet
from .region import County, Municipality
from .taxonomies import Amenity, Audience, Kind

if TYPE_CHECKING:
    from django_stubs_ext import StrPromise


def _known(label: "StrPromise") -> models.CharField:
    return models.CharField(label, max_length=7, choices=Known, default=Known.UNKNOWN)


class Place(PreviewableMixin, DraftStateMixin, RevisionMixin, ClusterableModel):
    """The facts of a place: one record for all languages. What is blank or „unknown” is not yet confirmed.

    `sort_<language>` are derived: digits by which the place's displayed title sorts in that language.
    """

    external_id = models.SlugField(
        _("identifier"),
        max_length=120,
        unique=True,
        help_text=_("Stays the same for ever; imports recognise the place by it."),
    )
    name = models.CharField(_("name"), max_length=160)
    section = models.CharField(_("main section"), max_length=13, choices=Section, db_index=True)
    kind = models.ForeignKey(Kind, models.PROTECT, related_name="places", verbose_name=_("kind"))

    town = models.CharField(_("town"), max_length=80, blank=True)
    street = models.CharField(_("street and number"), max_length=120, blank=True)
    postcode = models.CharField(_("postcode"), max_length=10, blank=True)
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="places", verbose_name=_("municipality")
    )
    county = models.ForeignKey(
        County,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="places",
        verbose_name=_("county"),
        help_text=_("Follows from the municipality when that is given."),
    )
    latitude = models.FloatField(
        _("latitude"), null=True, blank=True, validators=[MinValueValidator(49.5), MaxValueValidator(51.5)]
    )
    longitude = models.FloatField(
        _("longitude"), null=True, blank=True, validators=[MinValueValidator(16.5), MaxValueValidator(19.0)]
    )
    accuracy = models.CharField(_("coordinates are"), max_length=11, choices=Accuracy, default=Accuracy.EXACT)

    phone = models.CharField(_("telephone"), max_length=40, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    website = models.URLField(_("website"), blank=True)

    opening_hours = models.CharField(
        _("opening hours"), max_length=500, blank=True, validators=[validate_opening_hours]
    )
    price_level = models.CharField(
        _("price level"), max_length=6, choices=PriceLevel, default=PriceLevel.UNKNOWN, blank=True
    )
    amenities = ParentalManyToManyField(Amenity, blank=True, related_name="places", verbose_name=_("amenities"))
    audiences = ParentalManyToManyField(Audience, blank=True, related_name="places", verbose_name=_("suits"))

    step_free_entry = _known(_("step-free entry"))
    accessible_toilet = _known(_("accessible toilet"))
    accessible_parking = _known(_("parking for disabled people"))
    guide_dog = _known(_("guide dog welcome"))
    induction_loop = _known(_("induction loop"))

    source = models.CharField(_("source of the facts"), max_length=120, blank=True)
    licence = models.CharField(_("licence of the facts"), max_length=80, blank=True)
    verified_on = models.DateField(_("facts verified on"), null=True, blank=True)
    leave_out_of_search = models.BooleanField(_("leave out of search"), default=False)

    sort_pl = models.CharField(max_length=120, editable=False, default="", db_index=True)
    sort_en = models.CharField(max_length=120, editable=False, default="", db_index=True)
    sort_de = models.CharField(max_length=120, editable=False, default="", db_index=True)
    sort_cs = models.CharField(max_length=120, editable=False, default="", db_index=True)

    _revisions = GenericRelation(Revision, related_query_name="place")

    objects = PlaceQuerySet.as_manager()

    class Meta:
        verbose_name = _("place (facts)")
        verbose_name_plural = _("places (facts)")
        ordering = ["sort_pl", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(latitude__isnull=True, longitude__isnull=True)
                | Q(latitude__isnull=False, longitude__isnull=False),
                name="place_has_both_coordinates_or_none",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    @one_change()
    def save(self, *args: Any, **kwargs: Any) -> None:
        """What belongs to the facts, such as their audiences, is written after them."""
        super().save(*args, **kwargs)

    @property
    def revisions(self) -> models.QuerySet[Revision]:
        return self._revisions

    @property
    def approved_schedule(self) -> bool:
        """Wagtail asks the database about each place; a list has asked for all of them (`scheduled_revisions`)."""
        return bool(self.scheduled_revisions if "scheduled_revisions" in vars(self) else self.scheduled_revision)

    def clean(self) -> None:
        super().clean()
        if (self.latitude is None) != (self.longitude is None):
            raise ValidationError({"longitude": _("Give both latitude and longitude, or neither.")})
        if self.municipality_id:
            self.county_id = self.municipality_id[:4]

    def get_absolute_url(self) -> str:
        """The page of facts; it leads on to the place's page when there is one."""
        return reverse("listing", args=[self.external_id])

    @property
    def has_pin(self) -> bool:
        return self.latitude is not None

    def get_preview_template(self, request: object, mode_name: str) -> str:
        return "cms/places/listing.html"

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return added_context(self, request)


class FurtherSection(models.Model):
    """A section beside the main one: a castle hotel is an attraction and a bed."""

    place = ParentalKey(Place, on_delete=models.CASCADE, related_name="further_sections")
    section = models.CharField(_("section"), max_length=13, choices=Section)

    class Meta:
        verbose_name = _("further section")
        verbose_name_plural = _("further sections")
        constraints = [models.UniqueConstraint(fields=["place", "section"], name="place_once_in_a_section")]
        indexes = [models.Index(fields=["section", "place"])]

    def __str__(self) -> str:
        return self.get_section_display()
