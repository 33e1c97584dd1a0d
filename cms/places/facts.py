"""The facts of a place in words, grouped as a reader asks for them."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from .enums import Known, PriceLevel
from .hours.words import in_words
from .models import Place

ACCESSIBILITY = ("step_free_entry", "accessible_toilet", "accessible_parking", "guide_dog", "induction_loop")


@dataclass
class PlaceFacts:
    """Each list may be empty: then the group is „not yet confirmed”."""

    address: list[str] = field(default_factory=list)
    hours: list[str] = field(default_factory=list)
    price: str = ""
    amenities: list[str] = field(default_factory=list)
    audiences: list[str] = field(default_factory=list)
    #: (what, answer in words, whether that is a yes) of what is known
    accessibility: list[tuple[str, str, bool]] = field(default_factory=list)
    #: what nobody has confirmed or denied yet
    accessibility_unknown: list[str] = field(default_factory=list)

    @property
    def accessible(self) -> list[str]:
        """What helps, in one look."""
        return [label for label, _answer, is_yes in self.accessibility if is_yes]


def facts_of(place: Place) -> PlaceFacts:
    """At most two queries: amenities and audiences."""
    facts = PlaceFacts(
        address=_address(place),
        hours=in_words(place.opening_hours) if place.opening_hours else [],
        price=place.get_price_level_display() if place.price_level != PriceLevel.UNKNOWN else "",
        amenities=[str(amenity) for amenity in place.amenities.all()],
        audiences=[str(audience) for audience in place.audiences.all()],
    )
    for name in ACCESSIBILITY:
        label = str(place._meta.get_field(name).verbose_name)
        if getattr(place, name) == Known.UNKNOWN:
            facts.accessibility_unknown.append(label)
        else:
            answer = getattr(place, name)
            facts.accessibility.append((label, getattr(place, f"get_{name}_display")(), answer == Known.YES))
    return facts


def _address(place: Place) -> list[str]:
    town = " ".join(part for part in (place.postcode, place.town) if part)
    region = []
    if place.municipality:
        region.append(_("municipality of %(name)s") % {"name": place.municipality.name})
    if place.county:
        region.append(place.county.name)
    return [line for line in (place.street, town, ", ".join(region)) if line]
