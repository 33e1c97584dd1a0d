from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Facet(TextChoices):
    """What places are filtered by; the values are parameters of addresses."""

    SECTION = "section", _("Section")
    OPEN = "open", _("Opening hours")
    KIND = "kind", _("Kind")
    COUNTY = "county", _("County")
    MUNICIPALITY = "municipality", _("Municipality")
    AUDIENCE = "audience", _("Who it suits")
    ACCESS = "access", _("Accessibility")
    AMENITY = "amenity", _("Amenities")
    PRICE = "price", _("Prices")


#: Who needs a toilet and a ramp needs both; who looks for a castle or a palace is glad of either.
ALL_OF = frozenset({Facet.ACCESS, Facet.AMENITY})


class Opening(TextChoices):
    NOW = "now", _("open now")
    UNKNOWN = "unknown", _("hours not yet confirmed")


class Sorting(TextChoices):
    VERIFIED = "verified", _("verified first")
    NAME = "name", _("by name")
    NEWEST = "newest", _("newest first")
    DISTANCE = "distance", _("nearest first")
