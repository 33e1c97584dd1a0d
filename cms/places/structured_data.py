"""A place in schema.org's words. What is not known is not said, nor what its type has no property for."""

from typing import Any

from cms.core.structured_data import Node, node

from .enums import Accuracy, Known, PriceLevel
from .facts import ACCESSIBILITY
from .hours.structured import structured_hours
from .models import Place, PlacePage
from .schema_types import BUSINESSES, FOR_TOURISTS, LODGINGS, NO_PLACE, type_of

PRICE_RANGES = {PriceLevel.LOW: "$", PriceLevel.MEDIUM: "$$", PriceLevel.HIGH: "$$$"}
#: “approximate (up to about 2 km)”, in metres
APPROXIMATE = 2000
PETS = "pets"


def place_node(*, page: PlacePage, place: Place) -> Node:
    """At most two queries for amenities and audiences, one for the picture."""
    of_type, title = type_of(place), page.words.title
    return node(
        of_type,
        name=title,
        alternateName=[name for name in page.names if name != title],
        description=page.words.summary,
        url=page.canonical_address,
        sameAs=place.website,
        image=page.photo and page.photo.address,
        **({} if of_type == NO_PLACE else _of_a_place(place, of_type)),
    )


def _of_a_place(place: Place, of_type: str) -> dict[str, Any]:
    hours, is_business = structured_hours(place.opening_hours), of_type in BUSINESSES
    return {
        "geo": _position(place),
        "address": _address(place, email="" if is_business else place.email),
        "telephone": place.phone,
        "openingHoursSpecification": hours.usual,
        "specialOpeningHoursSpecification": hours.special,
        "amenityFeature": [*_amenities(place), *_accessibility(place)],
        "email": place.email if is_business else "",
        **_price(place, of_type),
        **_guests(place, of_type),
    }


def _position(place: Place) -> Node | None:
    """Approximate coordinates are the middle of a circle: programs would take a bare point at its word."""
    if not place.has_pin:
        return None
    point = node("GeoCoordinates", latitude=place.latitude, longitude=place.longitude)
    if place.accuracy == Accuracy.EXACT:
        return point
    return node("GeoCircle", geoMidpoint=point, geoRadius=APPROXIMATE)


def _address(place: Place, *, email: str) -> Node | None:
    """`email` of a place that is no organisation: schema.org gives it to the address. None when nothing is known."""
    in_region = place.county_id or place.municipality_id
    address = node(
        "PostalAddress",
        streetAddress=place.street,
        postalCode=place.postcode,
        addressLocality=place.town,
        addressRegion="województwo opolskie" if in_region else "",
        addressCountry="PL" if in_region else "",
        email=email,
    )
    return address if len(address) > 1 else None


def _price(place: Place, of_type: str) -> dict[str, Any]:
    if place.price_level == PriceLevel.UNKNOWN:
        return {}
    if place.price_level == PriceLevel.FREE:
        return {"isAccessibleForFree": True}
    if of_type in BUSINESSES:
        return {"priceRange": PRICE_RANGES[PriceLevel(place.price_level)]}
    return {"isAccessibleForFree": False}


def _guests(place: Place, of_type: str) -> dict[str, Any]:
    audiences = place.audiences.all()
    if of_type in LODGINGS:
        pets = any(audience.code == PETS for audience in audiences)
        audience = [node("Audience", audienceType=audience.name) for audience in audiences]
        return {"audience": audience, "petsAllowed": pets or None}
    return {"touristType": [audience.name for audience in audiences]} if of_type in FOR_TOURISTS else {}


def _amenities(place: Place) -> list[Node]:
    return [_feature(amenity.name, has_it=True) for amenity in place.amenities.all()]


def _accessibility(place: Place) -> list[Node]:
    """“Partly” is left out: a program that reads it as yes sends somebody to a step."""
    answers = {Known.YES: True, Known.NO: False}
    return [
        _feature(str(place._meta.get_field(name).verbose_name), has_it=answers[Known(getattr(place, name))])
        for name in ACCESSIBILITY
        if getattr(place, name) in answers
    ]


def _feature(name: str, *, has_it: bool) -> Node:
    return node("LocationFeatureSpecification", name=name, value=has_it)
